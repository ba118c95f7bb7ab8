using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.Tests.Stimuli;

/// <summary>A step that leaves what it is given as its result.</summary>
[Activity("Tests", "Leave", "Tests")]
public class Leave : CodeActivity<string>
{
    [Input]
    public Input<string> Text { get; set; } = null!;

    protected override void Execute(ActivityExecutionContext context) => context.SetResult(Text.GetOrDefault(context));
}
