namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>A transaction. What is disposed before it is committed is lost.</summary>
internal sealed class StoreTransaction(Store store) : IDisposable
{
    private readonly List<Action<Store>> writes = [];
    private readonly List<object> locks = [];

    /// <summary>Locks a row, or what stands for one, to the end of the transaction.</summary>
    /// <returns>Whether; if not, another has it.</returns>
    public bool TryLock(object what)
    {
        if (store.Sabotage == Sabotage.NoLocks || store.Locks.TryAdd(what, this))
        {
            locks.Add(what);
            return true;
        }

        return store.Locks[what] == this;
    }

    /// <summary>Adds a write.</summary>
    public void Add(Action<Store> write) => writes.Add(write);

    /// <summary>Commits. Pauses only where the store is sabotaged.</summary>
    public IEnumerable<Pause> Commit()
    {
        var half = store.Sabotage == Sabotage.HalvedCommits ? writes.Count / 2 : writes.Count;
        writes[..half].ForEach(write => write(store));
        if (half < writes.Count)
        {
            yield return Pause.AmidCommit;
            writes[half..].ForEach(write => write(store));
        }

        Dispose();
    }

    public void Dispose()
    {
        writes.Clear();
        locks.ForEach(what => store.Locks.Remove(what));
        locks.Clear();
    }
}
