using MedInsFlows.Engine.Storage;

namespace MedInsFlows.Engine.Timers;

/// <summary>
/// Instances that have timers due, with all of these. No other host takes up those that it claimed while it lasts. It lasts as long as its
/// transaction, so with a host that dies its claims end too.
/// </summary>
/// <param name="transaction">Holds the claims; it has nothing to commit.</param>
/// <param name="timers">The timers, in their order.</param>
/// <param name="next">Where the next batch begins; null where this is the last.</param>
internal sealed class TimerClaim(Transaction transaction, IReadOnlyList<DueTimer> timers, TimerPlace? next) : IAsyncDisposable
{
    /// <summary>Where the next batch begins; null where this is the last.</summary>
    public TimerPlace? Next => next;

    /// <summary>The timers by their instances, each instance's in their order.</summary>
    public IEnumerable<IGrouping<Guid, DueTimer>> ByInstance => timers.GroupBy(due => due.InstanceId);

    /// <summary>Gives the claims up.</summary>
    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
