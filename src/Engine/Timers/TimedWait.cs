using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;

namespace MedInsFlows.Engine.Timers;

/// <summary>The wait points of the flow that end at an instant of business time. They are known by their names.</summary>
internal static class TimedWait
{
    /// <summary>Whether wait points of a name end at an instant.</summary>
    public static bool IsNamed(string name) => name is DelayPayload.BookmarkName or TimerBookmarkPayload.BookmarkName or StartAtPayload.BookmarkName or CronBookmarkPayload.BookmarkName;

    /// <summary>Whether a wait point ends at an instant.</summary>
    public static bool Is(Bookmark bookmark) => IsNamed(bookmark.Name);

    /// <summary>The instant.</summary>
    public static DateTimeOffset DueAt(Bookmark bookmark) => bookmark.Name switch
    {
        StartAtPayload.BookmarkName => ValueConversion.To<StartAtPayload>(bookmark.Payload)!.ExecuteAt,
        CronBookmarkPayload.BookmarkName => ValueConversion.To<CronBookmarkPayload>(bookmark.Payload)!.ExecuteAt,
        TimerBookmarkPayload.BookmarkName => ValueConversion.To<TimerBookmarkPayload>(bookmark.Payload)!.ResumeAt,
        _ => ValueConversion.To<DelayPayload>(bookmark.Payload)!.ResumeAt,
    };
}
