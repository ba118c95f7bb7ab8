using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

/// <summary>Joins branches. When it runs is decided by the flowchart, see <c>MergeRules</c>.</summary>
[Activity("Elsa", Toolbox.Flow, "汇合多条分支。", DisplayName = "汇合")]
[PlacedWith(nameof(Mode), FlowJoinMode.WaitAllActive)]
public class FlowJoin([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity(source, line), IJoinNode
{
    /// <summary>Which branches it waits for. Where a file says nothing, the first, as in Elsa; a join that is placed in the designer waits for all that were taken.</summary>
    [Input(DisplayName = "方式", DefaultValue = FlowJoinMode.WaitAny, Description = "WaitAllActive 等待所有走到的分支，WaitAny 等待最先到达的分支并取消其余分支，WaitAll 要求所有分支都走到。")]
    public Input<FlowJoinMode> Mode { get; set; } = new(FlowJoinMode.WaitAny);

    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        // A branch that was queued behind the first arrival has begun in the meantime, or is still to begin; it is overtaken too.
        if (Mode.GetOrDefault(context) == FlowJoinMode.WaitAny && context.ParentActivityExecutionContext is { Activity: Flowchart } flowchart)
        {
            await Flowchart.RunOf(flowchart).OvertakeAsync(this);
        }

        await context.CompleteActivityAsync();
    }
}
