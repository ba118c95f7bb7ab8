namespace Elsa.Scheduling.Bookmarks;

/// <summary>What an activity waits for that goes on at a time of a cron expression.</summary>
/// <param name="ExecuteAt">An instant of business time.</param>
/// <param name="CronExpression">The expression.</param>
public sealed record CronBookmarkPayload(DateTimeOffset ExecuteAt, string CronExpression)
{
    /// <summary>The bookmarks of this name get a timer.</summary>
    internal const string BookmarkName = "Elsa.Cron";
}

/// <summary>What would start a workflow at the times of a cron expression.</summary>
/// <param name="CronExpression">The expression.</param>
public sealed record CronTriggerPayload(string CronExpression);
