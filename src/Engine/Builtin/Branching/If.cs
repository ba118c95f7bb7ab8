using System.Runtime.CompilerServices;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>Runs one of two activities. Leaves the condition as its result.</summary>
[Activity("Elsa", Toolbox.Flow, "按条件执行两个活动之一。", DisplayName = "如果")]
public class If : Activity<bool>
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public If([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public If(Input<bool> condition, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(source, line) => Condition = condition;

    /// <summary>Makes the activity.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public If(Func<ExpressionExecutionContext, bool> condition, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<bool>(condition), source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public If(Func<bool> condition, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<bool>(condition), source, line)
    {
    }

    /// <summary>The condition.</summary>
    [Input(DisplayName = "条件")]
    public Input<bool> Condition { get; set; } = new(false);

    /// <summary>What runs where it holds.</summary>
    [Port("Then", "满足时")]
    public IActivity? Then { get; set; }

    /// <summary>What runs where it does not.</summary>
    [Port("Else", "不满足时")]
    public IActivity? Else { get; set; }

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var holds = Condition.GetOrDefault(context);
        context.SetResult(holds);
        return context.ScheduleActivityAsync(holds ? Then : Else, OnBranchCompletedAsync);
    }

    private static ValueTask OnBranchCompletedAsync(ActivityCompletedContext context) => context.TargetContext.CompleteActivityAsync();
}
