using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Host.Casework;

/// <summary>What a clock that has reached a point of time means for a case, decided while it is locked.</summary>
internal static class LimitOutcomes
{
    /// <summary>
    /// Where the flow waits for the end of this clock: at 等待, and at the tasks that declare a limit outcome for it. Nowhere, unless the clock runs and has
    /// reached that point.
    /// </summary>
    public static IReadOnlyList<Guid> Awaited(LoadedCase found, ClockElapsed elapsed) =>
        elapsed.Mark == ClockMarks.Outcome && found.File.Clocks.FirstOrDefault(clock => clock.Id == elapsed.Clock && clock.IsRunning) is { } clock
            ? clock.BookmarkId is { } bookmark ? [bookmark] : [.. found.File.Tasks.Where(task => task.Signs is null && found.Item.Definition.Task(task.Activity, task.Stage).IsLeftBy(clock)).Select(task => task.BookmarkId)]
            : [];

    /// <summary>The flow goes on where it waited, if it still waits there.</summary>
    public static CaseAction Leave(ClockElapsed elapsed, Guid bookmark) => Note(elapsed) with { Kind = StimulusKind.Resume, BookmarkId = bookmark };

    /// <summary>The case only takes note.</summary>
    public static CaseAction Note(ClockElapsed elapsed) => new(StimulusKind.Note, elapsed, Actor.Service);
}
