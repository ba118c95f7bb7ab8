using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Timers;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>
/// A model of what the service asks of PostgreSQL: what is committed is seen by all at once and stays, what is not committed is lost with whoever
/// wrote it, locks are held to the end of their transaction, and whoever has waited for one sees what its holder committed.
/// </summary>
internal sealed class Store(Sabotage sabotage = Sabotage.None)
{
    public Sabotage Sabotage { get; } = sabotage;

    public Dictionary<Guid, InstanceRow> Instances { get; } = [];

    public Dictionary<string, BookmarkRow> Bookmarks { get; } = [];

    public Dictionary<(Guid InstanceId, TimerKey Key), TimerRow> Timers { get; } = [];

    public Dictionary<Guid, List<JournalEntry>> Journals { get; } = [];

    public Dictionary<Guid, TaskRow> Tasks { get; } = [];

    public Dictionary<Guid, NoticeRow> Notices { get; } = [];

    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>What is locked, and by whom.</summary>
    public Dictionary<object, StoreTransaction> Locks { get; } = [];

    /// <summary>The instances that commits have changed since it was last emptied.</summary>
    public HashSet<Guid> Changed { get; } = [];

    public StoreTransaction Begin() => new(this);

    public IEnumerable<BookmarkRow> BookmarksOf(Guid instanceId) => Bookmarks.Values.Where(bookmark => bookmark.InstanceId == instanceId);

    public IEnumerable<TimerRow> TimersOf(Guid instanceId) => Timers.Values.Where(timer => timer.InstanceId == instanceId);

    public IEnumerable<TaskRow> TasksOf(Guid instanceId) => Tasks.Values.Where(task => task.InstanceId == instanceId);

    public IEnumerable<NoticeRow> NoticesOf(Guid instanceId) => Notices.Values.Where(notice => notice.InstanceId == instanceId);

    /// <summary>The timers that are due, oldest first.</summary>
    public List<TimerRow> Due(DateTimeOffset now) =>
        [.. Timers.Values.Where(timer => timer.IsOpen && timer.Timer.DueAt <= now).OrderBy(timer => timer.Timer.DueAt)];

    /// <summary>All that is kept of an instance.</summary>
    public string Kept(Guid instanceId)
    {
        var row = Instances[instanceId];
        return string.Join(
            '\n',
            [
                $"instance {row.Stimuli} {row.Records} {Convert.ToHexString(row.Hash)} {row.UpdatedAt:O} {row.Incidents} {row.Finished}",
                $"state {row.State}",
                $"case {row.File}",
                .. BookmarksOf(instanceId).Select(bookmark => $"bookmark {bookmark.Id} {bookmark.Name} {bookmark.Hash}").Order(StringComparer.Ordinal),
                .. TimersOf(instanceId).Select(timer => $"timer {timer.Key} {timer.Timer.DueAt:O} {timer.Outcome}").Order(StringComparer.Ordinal),
                .. TasksOf(instanceId).Select(task => $"task {task.Id} {task.State}").Order(StringComparer.Ordinal),
                .. NoticesOf(instanceId).Select(notice => $"notice {notice.Id}").Order(StringComparer.Ordinal),
                .. Journals[instanceId].Select(entry => $"record {entry.Seq} {Convert.ToHexString(entry.Hash.Span)}"),
            ]);
    }
}
