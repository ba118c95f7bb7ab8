using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Builtin.Loops;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows.Activities;

/// <summary>Runs an activity as long as a condition holds. The condition is looked at before each turn.</summary>
[Activity("Elsa", Toolbox.Loops, "条件满足时反复执行其中的活动。", DisplayName = "当…时循环")]
public class While : Activity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public While([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Behaviors.Add(new BreakableLoop(this));

    /// <summary>The condition.</summary>
    [Input(DisplayName = "条件", AutoEvaluate = false)]
    public Input<bool> Condition { get; set; } = new(false);

    /// <summary>What runs in each turn.</summary>
    [Port("Body", "循环内容")]
    public IActivity? Body { get; set; }

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => TurnAsync(context);

    private static async ValueTask TurnAsync(ActivityExecutionContext context)
    {
        var loop = (While)context.Activity;
        if (await context.EvaluateInputPropertyAsync<While, bool>(activity => activity.Condition))
        {
            await context.ScheduleActivityAsync(
                loop.Body ?? throw new FlowException($"循环“{loop.Id}”没有内容，条件却满足，永远不会结束。"), OnTurnCompletedAsync);
        }
        else
        {
            await context.CompleteActivityAsync();
        }
    }

    private static ValueTask OnTurnCompletedAsync(ActivityCompletedContext context) => TurnAsync(context.TargetContext);
}
