using Elsa.Common;
using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace Elsa.Extensions;

/// <summary>Waiting for an interval.</summary>
public static class TimerActivityExecutionContextExtensions
{
    /// <summary>Waits for an interval of business time.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="interval">How long.</param>
    /// <param name="callback">The named method of the activity to resume with; none completes it.</param>
    public static void RepeatWithInterval(this ActivityExecutionContext context, TimeSpan interval, ExecuteActivityDelegate? callback = null) =>
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = TimerBookmarkPayload.BookmarkName,
            Stimulus = new TimerBookmarkPayload(context.WorkflowExecutionContext.Now + interval),
            Callback = callback,
        });

    /// <summary>What starts a workflow at intervals.</summary>
    /// <param name="context">The trigger.</param>
    /// <param name="interval">How long from one time to the next.</param>
    public static TimerTriggerPayload GetTimerTriggerStimulus(this TriggerIndexingContext context, TimeSpan interval) =>
        new(context.ExpressionExecutionContext.GetRequiredService<ISystemClock>().UtcNow + interval, interval);
}
