using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Host.Casework;

/// <summary>What a clock that has reached a point of time means for a case, decided while it is locked.</summary>
internal static class LimitOutcomes
{
    /// <summary>The tasks that wait and are left by the limit outcome that they declare: none, unless the clock runs and has reached that point.</summary>
    public static IReadOnlyList<OpenTask> Overtaken(LoadedCase found, ClockElapsed elapsed) =>
        elapsed.Mark == ClockMarks.Outcome && found.File.Clocks.Any(clock => clock.Id == elapsed.Clock && clock.IsRunning)
            ? [.. found.File.Tasks.Where(task => found.Item.Definition.Task(task.Activity).LimitOutcome is not null)]
            : [];

    /// <summary>The flow goes on at a task by its limit outcome.</summary>
    /// <exception cref="StimulusRefusedException">The task waits no more.</exception>
    public static CaseAction Leave(LoadedCase found, ClockElapsed elapsed, OpenTask task) => found.File.Tasks.Any(open => open.Id == task.Id)
        ? Note(elapsed) with { Kind = StimulusKind.Resume, BookmarkId = task.BookmarkId }
        : throw new StimulusRefusedException("NotAwaited", "该任务已经不再等待办理。");

    /// <summary>The case only takes note.</summary>
    public static CaseAction Note(ClockElapsed elapsed) => new(StimulusKind.Note, elapsed, Actor.Service);
}
