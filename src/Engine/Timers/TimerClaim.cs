using MedInsFlows.Engine.Storage;

namespace MedInsFlows.Engine.Timers;

/// <summary>
/// A batch of due timers, in their order. Those of the instances that it could claim no other host takes up while it lasts. It lasts as long as its
/// transaction, so with a host that dies its claims end too.
/// </summary>
/// <param name="transaction">Holds the claims; it has nothing to commit.</param>
/// <param name="timers">The timers, and whether they are claimed.</param>
/// <param name="next">Where the next batch begins; null where this is the last.</param>
internal sealed class TimerClaim(Transaction transaction, IReadOnlyList<(DueTimer Timer, bool IsClaimed)> timers, TimerPlace? next) : IAsyncDisposable
{
    /// <summary>Where the next batch begins; null where this is the last.</summary>
    public TimerPlace? Next => next;

    /// <summary>The timers by their instances, each instance's in their order.</summary>
    /// <param name="withOthers">Whether to give those as well that another host has claimed.</param>
    public IEnumerable<IGrouping<Guid, DueTimer>> ByInstance(bool withOthers) =>
        timers.Where(due => due.IsClaimed || withOthers).GroupBy(due => due.Timer.InstanceId, due => due.Timer);

    /// <summary>Gives the claims up.</summary>
    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
