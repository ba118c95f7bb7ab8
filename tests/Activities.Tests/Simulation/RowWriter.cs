using System.Text;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Timers;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>Adds to a transaction what a burst changed, as the engine and the host write it.</summary>
internal sealed class RowWriter(StoreTransaction transaction, Outcome outcome, Sabotage sabotage)
{
    private Guid Id => outcome.Before.Id;

    public void Write()
    {
        WriteInstance();
        WriteBookmarks();
        foreach (var intent in outcome.Desk.Accepted)
        {
            CarryOut(intent);
        }

        if (CaseJson.Read(outcome.Stimulus.Name, outcome.Stimulus.Input) is TaskCompleted { TaskId: var task })
        {
            transaction.Add(store => store.Tasks[task] = store.Tasks[task] with { State = TaskRow.Done });
        }
    }

    private void WriteInstance()
    {
        var (hash, records) = (outcome.Before.Hash, new List<JournalEntry>());
        foreach (var record in outcome.Result.Records)
        {
            var (content, previous) = (CanonicalJson.Bytes(record.Content), hash);
            hash = JournalChain.Next(previous, content);
            records.Add(new JournalEntry(outcome.Before.Records + records.Count + 1, content, hash, previous));
        }

        var row = outcome.Before with
        {
            Stimuli = outcome.Stimulus.Number,
            Records = outcome.Before.Records + records.Count,
            Hash = hash,
            UpdatedAt = outcome.Stimulus.At,
            Incidents = outcome.Result.Incidents.Count,
            Finished = outcome.Result.Finished,
            State = Shell.Written(outcome.Result.State),
            File = Encoding.UTF8.GetString(CaseJson.Write(outcome.Desk.Case)),
        };
        transaction.Add(store =>
        {
            store.Changed.Add(Id);
            store.Instances[Id] = row;
            store.Journals.TryAdd(Id, []);
        });
        transaction.Add(store => store.Journals[Id].AddRange(records));
    }

    private void WriteBookmarks()
    {
        foreach (var bookmark in outcome.Result.Removed.Where(_ => sabotage != Sabotage.BookmarksKept))
        {
            transaction.Add(store => store.Bookmarks.Remove(bookmark.Id));
        }

        foreach (var bookmark in outcome.Result.Created)
        {
            transaction.Add(store => store.Bookmarks.Add(bookmark.Id, new BookmarkRow(bookmark.Id, Id, bookmark.Name, bookmark.Hash)));
        }

        foreach (var delay in outcome.Result.Created.Where(TimedWait.Is))
        {
            Arm(new TimerKey(delay.Id, delay.Name, 0), TimedWait.DueAt(delay));
        }

        foreach (var delay in outcome.Result.Removed.Where(TimedWait.Is))
        {
            Cancel(delay.Id);
        }
    }

    private void CarryOut(CaseIntent intent)
    {
        switch (intent)
        {
            case TaskOpened opened:
                transaction.Add(store => store.Tasks.Add(opened.TaskId, new TaskRow(opened.TaskId, Id, TaskRow.Open)));
                break;
            case TaskCancelled cancelled:
                transaction.Add(store => store.Tasks[cancelled.TaskId] = store.Tasks[cancelled.TaskId] with { State = TaskRow.Cancelled });
                break;
            case ClockStarted { Clock: var clock }:
                foreach (var (mark, at) in ClockMarks.Pending(clock, Shell.TimesOf(clock, outcome.Desk.Case), hasOutcome: false))
                {
                    Arm(new TimerKey(clock.Id, mark, clock.Generation), at.ToDateTimeOffset());
                }

                break;
            case ClockStopped stopped:
                Cancel(stopped.Clock);
                break;
            case NoticeQueued queued:
                transaction.Add(store => store.Notices.Add(queued.NoticeId, new NoticeRow(queued.NoticeId, Id, Delivered: false)));
                break;
        }
    }

    private void Arm(TimerKey key, DateTimeOffset dueAt) => transaction.Add(store => store.Timers.Add((Id, key), new TimerRow(new DueTimer(Id, key, dueAt))));

    private void Cancel(string subject) => transaction.Add(store =>
    {
        foreach (var timer in store.TimersOf(Id).Where(timer => timer.IsOpen && timer.Key.Subject == subject && store.Sabotage != Sabotage.TimersKept).ToList())
        {
            store.Timers[(Id, timer.Key)] = timer with { Outcome = TimerRow.Cancelled };
        }
    });
}
