using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Host.Casework;

/// <summary>What a clock that has reached a point of time means for a case, decided while it is locked.</summary>
internal static class LimitOutcomes
{
    /// <summary>A task that declares a limit outcome is left by it; else the case only takes note.</summary>
    public static CaseAction Of(LoadedCase found, ClockElapsed elapsed)
    {
        var note = new CaseAction(StimulusKind.Note, elapsed, Actor.Service);
        return elapsed.Mark == ClockMarks.Outcome
            && found.File.Clocks.Any(clock => clock.Id == elapsed.Clock && clock.IsRunning)
            && found.File.Tasks.FirstOrDefault(task => found.Item.Definition.Task(task.Activity).LimitOutcome is not null) is { } overtaken
            ? note with { Kind = StimulusKind.Resume, BookmarkId = overtaken.BookmarkId }
            : note;
    }
}
