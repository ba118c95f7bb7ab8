using System.Runtime.CompilerServices;
using System.Text.Json;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Builtin.Loops;
using MedInsFlows.Engine.Expressions;

namespace Elsa.Workflows.Activities;

/// <summary>
/// Runs an activity for each item of a list, one after the other. The activity sees the variables <c>CurrentIndex</c> and <c>CurrentValue</c>. The list is
/// taken when the loop begins; it does not matter what becomes of it meanwhile.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
public class ForEach<T> : Activity, ILoopVariables
{
    private const string Taken = "Items";
    private const string Next = "Next";

    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public ForEach([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Behaviors.Add(new BreakableLoop(this));

    /// <summary>The list.</summary>
    [Input(DisplayName = "列表", Description = "逐项执行的列表。")]
    public Input<ICollection<T?>> Items { get; set; } = new(new List<T?>());

    /// <summary>What runs for each item.</summary>
    [Port("Body", "循环内容")]
    public IActivity? Body { get; set; }

    /// <summary>The item that is under way.</summary>
    [Output(DisplayName = "当前项")]
    public Output<T>? CurrentValue { get; set; }

    IReadOnlyList<string> ILoopVariables.Names => [LoopVariables.CurrentIndex, LoopVariables.CurrentValue];

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.SetProperty(Taken, Items.GetOrDefault(context)?.ToList() ?? []);
        return TurnAsync(context);
    }

    private static ValueTask TurnAsync(ActivityExecutionContext context)
    {
        var loop = (ForEach<T>)context.Activity;
        var (items, next) = (context.GetProperty<List<T?>>(Taken)!, context.GetProperty<int>(Next));
        if (next >= items.Count || loop.Body is null)
        {
            return context.CompleteActivityAsync();
        }

        var item = items[next] is JsonElement json && ValueConversion.Plain(json) is T plain ? plain : items[next];
        context.SetProperty(Next, next + 1);
        context.Set(loop.CurrentValue, item, nameof(CurrentValue));
        return context.ScheduleActivityAsync(loop.Body, OnTurnCompletedAsync, variables: LoopVariables.Of(next, item));
    }

    private static ValueTask OnTurnCompletedAsync(ActivityCompletedContext context) => TurnAsync(context.TargetContext);
}

/// <summary>Runs an activity for each item of a list.</summary>
/// <param name="source">The source file, for code-first workflows.</param>
/// <param name="line">The line in it.</param>
[Activity("Elsa", Toolbox.Loops, "对列表的每一项依次执行其中的活动；活动中可用变量 CurrentIndex 和 CurrentValue。", DisplayName = "逐项循环")]
public class ForEach([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : ForEach<object>(source, line);
