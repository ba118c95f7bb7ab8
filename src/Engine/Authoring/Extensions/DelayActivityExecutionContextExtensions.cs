using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace Elsa.Extensions;

/// <summary>Waiting for a time.</summary>
public static class DelayActivityExecutionContextExtensions
{
    /// <summary>Waits for a span of business time.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="delay">How long.</param>
    /// <param name="callback">The named method of the activity to resume with; none completes it.</param>
    public static void DelayFor(this ActivityExecutionContext context, TimeSpan delay, ExecuteActivityDelegate? callback = null) =>
        context.DelayUntil(context.WorkflowExecutionContext.Now + delay, callback);

    /// <summary>Waits until an instant of business time.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="resumeAt">The instant.</param>
    /// <param name="callback">The named method of the activity to resume with; none completes it.</param>
    public static void DelayUntil(this ActivityExecutionContext context, DateTimeOffset resumeAt, ExecuteActivityDelegate? callback = null) =>
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = DelayPayload.BookmarkName,
            Stimulus = new DelayPayload(resumeAt),
            Callback = callback,
        });
}
