using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>
/// A host of the service as a set of works that others may interrupt at every pause. The order of its round trips is that of the real one: key and
/// earlier answer; lock and reading; burst; writes and commit; answer.
/// </summary>
/// <param name="number">Its number.</param>
/// <param name="store">The database that it shares.</param>
/// <param name="world">Time and chance.</param>
/// <param name="skew">By how much its clock is ahead.</param>
internal sealed class VirtualHost(int number, Store store, World world, TimeSpan skew)
{
    private DateTimeOffset Now => world.Now + skew;

    /// <summary>Does a command.</summary>
    public Work Handle(Request request) => new(this, request.Key, HandleSteps(request));

    /// <summary>Fires the timers that are due.</summary>
    /// <param name="waits">Whether it waits for instances that somebody is busy with, or passes them over.</param>
    public Work FireDue(bool waits) => new(this, "timers", store.Due(Now).SelectMany(timer => FireSteps(timer, waits)));

    /// <summary>Sends what is queued.</summary>
    public Work SendNotices() => new(this, "outbox", store.Notices.Values.Where(notice => !notice.Delivered).ToList().SelectMany(SendSteps));

    public override string ToString() => $"host {number}";

    private IEnumerable<Pause> HandleSteps(Request request)
    {
        using var transaction = store.Begin();
        while (!transaction.TryLock($"key {request.Key}"))
        {
            yield return Pause.Waiting;
        }

        if (store.Answers.TryGetValue(request.Key, out var earlier))
        {
            yield return Pause.BeforeAnswer;
            request.Receive(earlier);
            yield break;
        }

        yield return Pause.AfterKey;
        var id = request.InstanceId ?? world.NewId();
        var row = request.Version is null ? store.Instances[id] : new InstanceRow(id, request.Version);
        while (!transaction.TryLock(id))
        {
            yield return Pause.Waiting;
        }

        row = store.Sabotage == Sabotage.ReadBeforeLock ? row : store.Instances.GetValueOrDefault(id, row);
        var stimulus = request.Decide(store);
        yield return Pause.AfterLock;
        if (stimulus is null || Shell.Run(row, stimulus, Now, world.NewSeed()) is not { } outcome)
        {
            request.Refuse();
            yield break;
        }

        SendAtOnce(outcome);
        yield return Pause.AfterActivities;
        new RowWriter(transaction, outcome, store.Sabotage).Write();
        var answer = $"{Request.Short(id)} stimulus {outcome.Stimulus.Number}: {outcome.Desk.Case.Status}, {outcome.Desk.Case.Tasks.Length} tasks";
        if (store.Sabotage != Sabotage.AnswerApart)
        {
            transaction.Add(committed => committed.Answers[request.Key] = answer);
        }

        yield return Pause.BeforeCommit;
        foreach (var pause in transaction.Commit())
        {
            yield return pause;
        }

        yield return Pause.AfterCommit;
        if (store.Sabotage == Sabotage.AnswerApart)
        {
            store.Answers[request.Key] = answer;
        }

        yield return Pause.BeforeAnswer;
        request.Receive(answer);
    }

    private IEnumerable<Pause> FireSteps(TimerRow due, bool waits)
    {
        using var transaction = store.Begin();
        if (store.Sabotage == Sabotage.TimerClosedFirst)
        {
            Close(store, due);
        }

        while (!transaction.TryLock(due.InstanceId))
        {
            if (!waits)
            {
                yield break;
            }

            yield return Pause.Waiting;
        }

        if (!transaction.TryLock(due.Key) || (!store.Timers[(due.InstanceId, due.Key)].IsOpen && store.Sabotage != Sabotage.TimerClosedFirst))
        {
            yield break;
        }

        var row = store.Instances[due.InstanceId];
        yield return Pause.AfterLock;
        if (Shell.Run(row, EffectOf(due, world.Troubles()), Now, world.NewSeed()) is not { } outcome)
        {
            store.Timers[(due.InstanceId, due.Key)] = due with { Outcome = TimerRow.Ignored };
            yield break;
        }

        SendAtOnce(outcome);
        yield return Pause.AfterActivities;
        if (store.Sabotage != Sabotage.TimerClosedLast)
        {
            transaction.Add(committed => Close(committed, due));
        }

        new RowWriter(transaction, outcome, store.Sabotage).Write();
        yield return Pause.BeforeCommit;
        foreach (var pause in transaction.Commit())
        {
            yield return pause;
        }

        yield return Pause.AfterCommit;
        if (store.Sabotage == Sabotage.TimerClosedLast)
        {
            Close(store, due);
        }
    }

    private IEnumerable<Pause> SendSteps(NoticeRow notice)
    {
        using var transaction = store.Begin();
        if (!transaction.TryLock(notice.Id) || store.Notices[notice.Id].Delivered)
        {
            yield break;
        }

        yield return Pause.AfterLock;
        world.Mail(notice.Id);
        yield return Pause.AfterActivities;
        transaction.Add(committed => committed.Notices[notice.Id] = notice with { Delivered = true });
        yield return Pause.BeforeCommit;
        foreach (var pause in transaction.Commit())
        {
            yield return pause;
        }
    }

    private void SendAtOnce(Outcome outcome)
    {
        foreach (var notice in outcome.Desk.Accepted.OfType<NoticeQueued>().Where(_ => store.Sabotage == Sabotage.NoticesAtOnce))
        {
            world.Mail(notice.NoticeId);
        }
    }

    private static void Close(Store store, TimerRow due) => store.Timers[(due.InstanceId, due.Key)] = due with { Outcome = TimerRow.Fired };

    private static Stimulus EffectOf(TimerRow due, bool troubles)
    {
        CaseEvent happening = due.Timer.IsDelay ? new DelayElapsed() : new ClockElapsed(due.Key.Subject, due.Key.Kind);
        var input = CaseJson.Write(happening);
        input[Trouble.Key] = troubles;
        return new Stimulus(due.Timer.IsDelay ? StimulusKind.Resume : StimulusKind.Note, happening.GetType().Name, "system")
        {
            BookmarkId = due.Timer.IsDelay ? due.Key.Subject : null,
            Input = input,
        };
    }
}
