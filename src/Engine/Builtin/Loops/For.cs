using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Builtin.Loops;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows.Activities;

/// <summary>Runs an activity for each number of a range. The activity sees the variables <c>CurrentIndex</c>, from 0, and <c>CurrentValue</c>, the number.</summary>
[Activity("Elsa", Toolbox.Loops, "对一段整数依次执行其中的活动；活动中可用变量 CurrentIndex 和 CurrentValue。", DisplayName = "计数循环")]
public class For : Activity, ILoopVariables
{
    private const string Turn = "Turn";

    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public For([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Behaviors.Add(new BreakableLoop(this));

    /// <summary>The first number.</summary>
    [Input(DisplayName = "起始值")]
    public Input<int> Start { get; set; } = new(0);

    /// <summary>The last number, or the one behind it.</summary>
    [Input(DisplayName = "结束值")]
    public Input<int> End { get; set; } = new(0);

    /// <summary>From one number to the next; may be negative.</summary>
    [Input(DisplayName = "步长")]
    public Input<int> Step { get; set; } = new(1);

    /// <summary>Whether the end belongs to the range.</summary>
    [Input(DisplayName = "包含结束值")]
    public Input<bool> OuterBoundInclusive { get; set; } = new(true);

    /// <summary>What runs for each number.</summary>
    [Port("Body", "循环内容")]
    public IActivity? Body { get; set; }

    /// <summary>The number that is under way.</summary>
    [Output(DisplayName = "当前值")]
    public Output<object?> CurrentValue { get; set; } = null!;

    IReadOnlyList<string> ILoopVariables.Names => [LoopVariables.CurrentIndex, LoopVariables.CurrentValue];

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var step = Step.GetOrDefault(context);
        if (step == 0)
        {
            throw new FlowException($"循环“{Id}”的步长为 0，永远不会结束。");
        }

        context.SetProperty(Turn, new Range(Start.GetOrDefault(context), End.GetOrDefault(context), step, OuterBoundInclusive.GetOrDefault(context), 0));
        return TurnAsync(context);
    }

    private static ValueTask TurnAsync(ActivityExecutionContext context)
    {
        var loop = (For)context.Activity;
        var range = context.GetProperty<Range>(Turn)!;
        if (!range.Holds || loop.Body is null)
        {
            return context.CompleteActivityAsync();
        }

        context.SetProperty(Turn, range with { Turn = range.Turn + 1 });
        context.Set(loop.CurrentValue, range.Value, nameof(CurrentValue));
        return context.ScheduleActivityAsync(loop.Body, OnTurnCompletedAsync, variables: LoopVariables.Of(range.Turn, (int)range.Value));
    }

    private static ValueTask OnTurnCompletedAsync(ActivityCompletedContext context) => TurnAsync(context.TargetContext);

    /// <summary>A range of numbers and how many of them are through.</summary>
    private sealed record Range(int Start, int End, int Step, bool Inclusive, int Turn)
    {
        public long Value => Start + ((long)Step * Turn);

        public bool Holds => Step > 0 ? Value < End || (Inclusive && Value == End) : Value > End || (Inclusive && Value == End);
    }
}
