using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>Plays what an instance was brought once more, in the same order, on a store that it has for itself, without interruption.</summary>
internal static class Alone
{
    /// <returns>All that is kept of it then.</returns>
    public static string Play(InstanceRow lived, IEnumerable<Stimulus> stimuli)
    {
        var store = new Store();
        store.Instances[lived.Id] = new InstanceRow(lived.Id, lived.Version);
        foreach (var stimulus in stimuli)
        {
            var outcome = Shell.Run(store.Instances[lived.Id], stimulus, stimulus.At, stimulus.Seed) ?? throw new Violation($"alone, {Request.Short(lived.Id)} refuses stimulus {stimulus.Number}");
            using var transaction = store.Begin();
            if (FiredBy(stimulus) is { } subject)
            {
                var timer = store.TimersOf(lived.Id).First(timer => timer.Key.Subject == subject && (timer.Timer.IsDelay || timer.Key.Kind == (string?)stimulus.Input["mark"]));
                transaction.Add(_ => store.Timers[(lived.Id, timer.Key)] = timer with { Outcome = TimerRow.Fired });
            }

            new RowWriter(transaction, outcome, Sabotage.None).Write();
            Violation.Unless(!transaction.Commit().Any(), $"alone, nobody interrupts");
        }

        return store.Kept(lived.Id);
    }

    private static string? FiredBy(Stimulus stimulus) => stimulus.Name switch
    {
        nameof(DelayElapsed) => stimulus.BookmarkId,
        nameof(ClockElapsed) => (string?)stimulus.Input["clock"],
        _ => null,
    };
}
