using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;

namespace MedInsFlows.Engine.Timers;

/// <summary>The wait points of the flow that end at an instant of business time. They are known by their names.</summary>
internal static class TimedWait
{
    /// <summary>Whether wait points of a name end at an instant.</summary>
    public static bool IsNamed(string name) => name is DelayPayload.BookmarkName or StartAtPayload.BookmarkName;

    /// <summary>Whether a wait point ends at an instant.</summary>
    public static bool Is(Bookmark bookmark) => IsNamed(bookmark.Name);

    /// <summary>The instant.</summary>
    public static DateTimeOffset DueAt(Bookmark bookmark) => bookmark.Name == StartAtPayload.BookmarkName
        ? ValueConversion.To<StartAtPayload>(bookmark.Payload)!.ExecuteAt
        : ValueConversion.To<DelayPayload>(bookmark.Payload)!.ResumeAt;
}
