namespace Elsa.Scheduling.Bookmarks;

/// <summary>What an activity waits for that goes on at a time.</summary>
/// <param name="ExecuteAt">An instant of business time.</param>
public sealed record StartAtPayload(DateTimeOffset ExecuteAt)
{
    /// <summary>The bookmarks of this name get a timer.</summary>
    internal const string BookmarkName = "Elsa.StartAt";
}
