using System.Text.Json.Nodes;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Replay;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>What must hold at the end of a schedule.</summary>
internal static class Verdict
{
    private static readonly string[] Telling = ["MedIns.Notify", "Tests.Frail", "Tests.FrailPause"];

    /// <param name="store">What is kept.</param>
    /// <param name="requests">What was wanted.</param>
    /// <param name="mails">What was sent.</param>
    /// <param name="replays">Whether each instance is played again from its journal, or else alone on a store of its own.</param>
    public static void Pronounce(Store store, IReadOnlyList<Request> requests, IReadOnlyList<Guid> mails, bool replays)
    {
        var done = new List<(Guid InstanceId, Stimulus Stimulus)>();
        foreach (var row in store.Instances.Values)
        {
            var records = store.Journals[row.Id].Select(entry => entry.Json).ToList();
            List<Stimulus> stimuli = [.. records.Select(Replayer.ReadStimulus).OfType<Stimulus>()];
            done.AddRange(stimuli.Select(stimulus => (row.Id, stimulus)));
            Violation.About(row, () =>
            {
                RequireEnd(row);
                RequireJournal(store, row, stimuli);
                RequireTimers(store, row, stimuli);
                RequireEffects(store, row, records);
                if (replays)
                {
                    RequireReplay(store, row);
                }
                else
                {
                    Violation.Unless(Alone.Play(row, stimuli) == store.Kept(row.Id), $"alone it would have come out otherwise");
                }
            });
        }

        RequireAnswers(requests, done);
        Violation.Unless(store.Notices.Values.All(notice => notice.Delivered && mails.Contains(notice.Id)), $"a notice was never sent");
        Violation.Unless(store.Locks.Count == 0, $"a lock is left");
    }

    private static void RequireEnd(InstanceRow row)
    {
        Violation.Unless(row.Finished && row.Case is { Tasks.Length: 0, NeedsAttention: false } file && file.Status.IsFinal(), $"it is stuck");
    }

    private static void RequireJournal(Store store, InstanceRow row, List<Stimulus> stimuli)
    {
        var instance = new JournalledInstance(row.Records, row.Hash, row.State!);
        Violation.Unless(JournalVerification.Of(store.Journals[row.Id], instance).Intact, $"its journal is not whole");
        Violation.Unless(stimuli.Select(stimulus => stimulus.Number).SequenceEqual(Enumerable.Range(1, row.Stimuli)), $"its stimuli are not numbered on");
        Violation.Unless(stimuli.Zip(stimuli.Skip(1)).All(pair => pair.First.At <= pair.Second.At), $"its time runs back");
    }

    /// <summary>The journal leads to the same once more.</summary>
    private static void RequireReplay(Store store, InstanceRow row)
    {
        CaseFile? file = null;
        var (entries, instance) = (store.Journals[row.Id], new JournalledInstance(row.Records, row.Hash, row.State!));
        var replay = Replayer.ReplayAsync(row.Id, entries, instance, (_, _) => ValueTask.FromResult(row.Version), Take, CancellationToken.None);
        Violation.Unless(replay.IsCompletedSuccessfully, $"its replay waits for something");
        var report = replay.GetAwaiter().GetResult();
        Violation.Unless(report.Identical, $"its replay differs: {string.Join(' ', report.Divergences)}");

        Task<IBurstParticipant> Take(Stimulus stimulus, CancellationToken cancellationToken)
        {
            var played = new Played(Shell.ParticipantOf(file, stimulus), left => file = left);
            return Task.FromResult<IBurstParticipant>(played);
        }
    }

    /// <summary>A timer that fired has brought one stimulus, not before its time; one that was cancelled has brought none.</summary>
    private static void RequireTimers(Store store, InstanceRow row, List<Stimulus> stimuli)
    {
        foreach (var timer in store.TimersOf(row.Id))
        {
            var effects = stimuli.FindAll(stimulus => stimulus.Actor == "system"
                && (timer.Timer.IsDelay ? stimulus.BookmarkId == timer.Key.Subject : (string?)stimulus.Input["clock"] == timer.Key.Subject && (string?)stimulus.Input["mark"] == timer.Key.Kind));
            Violation.Unless(timer.Outcome is TimerRow.Fired or TimerRow.Cancelled, $"{timer.Key} is {timer.Outcome ?? "open"}");
            Violation.Unless(effects.Count == (timer.Outcome == TimerRow.Fired ? 1 : 0), $"{timer.Key} is {timer.Outcome} and had {effects.Count} effects");
            Violation.Unless(effects.TrueForAll(effect => effect.At >= timer.Timer.DueAt), $"{timer.Key} fired too early");
        }
    }

    /// <summary>Each visit of an activity has its effect once; what is queued to be told is what was intended.</summary>
    private static void RequireEffects(Store store, InstanceRow row, List<JsonObject> records)
    {
        var (ended, opened, told) = (new HashSet<string>(), new HashSet<string>(), new HashSet<Guid>());
        foreach (var record in records.Where(record => record.ContainsKey("node")))
        {
            var (execution, happened) = ((string)record["execution"]!, (string)record["event"]!);
            Violation.Unless(happened is not ("Completed" or "Canceled") || ended.Add(execution), $"{record["node"]} ended twice");
            var type = row.Version.Graph.FindNodeById((string)record["node"]!)!.Activity.Type;
            var intents = (record["intents"]?.AsArray() ?? []).Select(intent => intent!.AsObject()).ToLookup(intent => (string)intent["intent"]!);
            Violation.Unless(!Telling.Contains(type) || intents["NoticeQueued"].Count() == (happened == "Completed" ? 1 : 0), $"{record["node"]} told {intents["NoticeQueued"].Count()} times");
            Violation.Unless(!intents["TaskOpened"].Any() || type == "MedIns.Approval" || (intents["TaskOpened"].Count() == 1 && opened.Add(execution)), $"{record["node"]} opened more than one task");
            Violation.Unless(intents["NoticeQueued"].All(notice => told.Add(Guid.Parse((string)notice["noticeId"]!))), $"{record["node"]} told the same again");
        }

        foreach (var warning in records.Where(record => !record.ContainsKey("node")).SelectMany(record => record["intents"]?.AsArray() ?? []).Where(intent => (string?)intent!["intent"] == "NoticeQueued"))
        {
            Violation.Unless(told.Add(Guid.Parse((string)warning!["noticeId"]!)), $"a limit told the same again");
        }

        var closed = records.SelectMany(record => record["intents"]?.AsArray() ?? []).Count(intent => (string?)intent!["intent"] == "CaseClosed");
        Violation.Unless(closed == 1, $"it was closed {closed} times");
        Violation.Unless(store.NoticesOf(row.Id).Select(notice => notice.Id).ToHashSet().SetEquals(told), $"what is queued is not what was intended");
    }

    /// <summary>What was done has been answered so, and was done once; what was refused was not done; a task was decided once.</summary>
    private static void RequireAnswers(IReadOnlyList<Request> requests, List<(Guid InstanceId, Stimulus Stimulus)> done)
    {
        var byKey = done.ToLookup(pair => (string?)pair.Stimulus.Input[Request.KeyInput]);
        foreach (var request in requests)
        {
            var effects = byKey[request.Key].ToList();
            Violation.Unless(effects.Count == (request.IsRefused ? 0 : 1), $"{request} was answered “{request.Answer}” and done {effects.Count} times");
            Violation.Unless(
                request.IsRefused || request.Answer!.StartsWith($"{Request.Short(effects[0].InstanceId)} stimulus {effects[0].Stimulus.Number}:", StringComparison.Ordinal),
                $"{request} was answered “{request.Answer}” and was stimulus {effects[0].Stimulus.Number} of {Request.Short(effects[0].InstanceId)}");
        }

        var decided = done.Where(pair => pair.Stimulus.Name == nameof(TaskCompleted)).Select(pair => (string)pair.Stimulus.Input["taskId"]!).ToList();
        Violation.Unless(decided.Distinct().Count() == decided.Count, $"a task was decided twice");
    }
}
