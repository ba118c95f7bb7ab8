using System.Runtime.CompilerServices;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows;

namespace Elsa.Scheduling.Activities;

/// <summary>Base of activities that wait for a span of business time, which stands in an input of theirs.</summary>
public abstract class TimerBase : EventGenerator
{
    /// <inheritdoc />
    protected TimerBase([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>How long it waits.</summary>
    /// <param name="context">Where its inputs are found.</param>
    protected abstract TimeSpan GetInterval(ExpressionExecutionContext context);

    /// <summary>Goes on when the time has come. Overriding it bypasses <see cref="OnTimerElapsed"/>; the name is kept while it waits.</summary>
    /// <param name="context">The execution.</param>
    protected virtual ValueTask OnTimerElapsedAsync(ActivityExecutionContext context)
    {
        OnTimerElapsed(context);
        return context.CompleteActivityAsync();
    }

    /// <summary>Does something when the time has come, before the activity completes.</summary>
    /// <param name="context">The execution.</param>
    protected virtual void OnTimerElapsed(ActivityExecutionContext context)
    {
    }

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => context.RepeatWithInterval(GetInterval(context.ExpressionExecutionContext), OnTimerElapsedAsync);

    /// <inheritdoc />
    protected override object GetTriggerPayload(TriggerIndexingContext context) => context.GetTimerTriggerStimulus(GetInterval(context.ExpressionExecutionContext));
}
