using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Host.Casework;

/// <summary>What a clock that has reached a point of time means for a case, decided while it is locked.</summary>
internal static class LimitOutcomes
{
    /// <summary>
    /// The bookmarks at which the flow goes on at the end of the clock: that of 等待, or those of all tasks that declare a limit outcome for it; none,
    /// unless the clock runs and has reached that point.
    /// </summary>
    public static IReadOnlyList<Guid> Overtaken(LoadedCase found, ClockElapsed elapsed) =>
        elapsed.Mark == ClockMarks.Outcome && found.File.Clocks.FirstOrDefault(clock => clock.Id == elapsed.Clock && clock.IsRunning) is { } clock
            ? clock.BookmarkId is { } bookmark ? [bookmark] : [.. found.File.Tasks.Where(task => IsOvertaken(found, task, clock)).Select(task => task.BookmarkId)]
            : [];

    /// <summary>The flow goes on at a bookmark, where it still waits there.</summary>
    public static CaseAction Leave(ClockElapsed elapsed, Guid bookmark) => Note(elapsed) with { Kind = StimulusKind.Resume, BookmarkId = bookmark };

    /// <summary>The case only takes note.</summary>
    public static CaseAction Note(ClockElapsed elapsed) => new(StimulusKind.Note, elapsed, Actor.Service);

    private static bool IsOvertaken(LoadedCase found, OpenTask task, CaseClock clock) =>
        found.Item.Definition.Task(task.Activity) is { LimitOutcome: not null } facts && (facts.LimitClock == clock.Activity || (facts.LimitClock is null && clock.IsOverall));
}
