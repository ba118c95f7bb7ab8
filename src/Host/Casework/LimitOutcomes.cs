using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Host.Casework;

/// <summary>What a clock that has reached a point of time means for a case, decided while it is locked.</summary>
internal static class LimitOutcomes
{
    /// <summary>
    /// What waits for the end of this clock goes on: 等待, or a task that declares a limit outcome; else the case only takes note.
    /// </summary>
    public static CaseAction Of(LoadedCase found, ClockElapsed elapsed)
    {
        var note = new CaseAction(StimulusKind.Note, elapsed, Actor.Service);
        return elapsed.Mark == ClockMarks.Outcome
            && found.File.Clocks.FirstOrDefault(clock => clock.Id == elapsed.Clock && clock.IsRunning) is { } clock
            && (clock.BookmarkId ?? Overtaken(found, clock)?.BookmarkId) is { } bookmark
            ? note with { Kind = StimulusKind.Resume, BookmarkId = bookmark }
            : note;
    }

    private static OpenTask? Overtaken(LoadedCase found, CaseClock clock) => found.File.Tasks.FirstOrDefault(task =>
        found.Item.Definition.Task(task.Activity) is { LimitOutcome: not null } facts && (facts.LimitClock == clock.Activity || (facts.LimitClock is null && clock.IsOverall)));
}
