using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

/// <summary>Joins branches. When it runs is decided by the flowchart, see <c>MergeRules</c>.</summary>
[Activity("Elsa", "Branching", "汇合多条分支。", DisplayName = "汇合")]
public class FlowJoin([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity(source, line), IJoinNode
{
    /// <summary>Which branches it waits for.</summary>
    [Input(DisplayName = "方式", DefaultValue = FlowJoinMode.WaitAny)]
    public Input<FlowJoinMode> Mode { get; set; } = new(FlowJoinMode.WaitAny);

    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        // A branch that was queued behind the first arrival has begun in the meantime; it is overtaken too.
        if (Mode.GetOrDefault(context) == FlowJoinMode.WaitAny && context.ParentActivityExecutionContext is { Activity: Flowchart { Graph: { } graph } } flowchart)
        {
            foreach (var branch in FlowchartRun.OpenBefore(this, graph, flowchart))
            {
                await branch.CancelAsync();
            }
        }

        await context.CompleteActivityAsync();
    }
}
