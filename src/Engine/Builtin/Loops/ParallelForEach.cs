using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Builtin.Loops;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows.Activities;

/// <summary>
/// Runs an activity for each item of a list, all at once, and completes when all have completed. The activity sees the variables <c>CurrentIndex</c> and
/// <c>CurrentValue</c>.
/// </summary>
[Activity("Elsa", Toolbox.Loops, "对列表的每一项同时执行其中的活动，全部完成后继续；活动中可用变量 CurrentIndex 和 CurrentValue。", DisplayName = "逐项并行")]
public class ParallelForEach : Activity, ILoopVariables
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public ParallelForEach([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Behaviors.Add(new BreakableLoop(this));

    /// <summary>The list.</summary>
    [Input(DisplayName = "列表", Description = "逐项执行的列表。")]
    public Input<ICollection<object?>> Items { get; set; } = new(new List<object?>());

    /// <summary>What runs for each item.</summary>
    [Port("Body", "循环内容")]
    public IActivity? Body { get; set; }

    IReadOnlyList<string> ILoopVariables.Names => [LoopVariables.CurrentIndex, LoopVariables.CurrentValue];

    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var items = Items.GetOrDefault(context) ?? [];
        if (items.Count == 0 || Body is null)
        {
            await context.CompleteActivityAsync();
            return;
        }

        foreach (var (index, item) in items.Index())
        {
            await context.ScheduleActivityAsync(Body, OnTurnCompletedAsync, variables: LoopVariables.Of(index, item));
        }
    }

    private static ValueTask OnTurnCompletedAsync(ActivityCompletedContext context) =>
        Branches.AllEnded(context.TargetContext) ? context.CompleteActivityAsync() : ValueTask.CompletedTask;
}
