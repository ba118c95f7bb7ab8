namespace Elsa.Scheduling.Bookmarks;

/// <summary>What an activity waits for that goes on after an interval.</summary>
/// <param name="ResumeAt">An instant of business time.</param>
public sealed record TimerBookmarkPayload(DateTimeOffset ResumeAt)
{
    /// <summary>The bookmarks of this name get a timer.</summary>
    internal const string BookmarkName = "Elsa.Timer";
}

/// <summary>What would start a workflow at intervals.</summary>
/// <param name="StartAt">The first time, in business time.</param>
/// <param name="Interval">How long from one time to the next.</param>
public sealed record TimerTriggerPayload(DateTimeOffset StartAt, TimeSpan Interval);
