namespace Elsa.Scheduling.Bookmarks;

/// <summary>What a delay waits for.</summary>
/// <param name="ResumeAt">An instant of business time.</param>
public sealed record DelayPayload(DateTimeOffset ResumeAt)
{
    /// <summary>The bookmarks of this name get a timer.</summary>
    internal const string BookmarkName = "Elsa.Delay";
}
