namespace MedInsFlows.Engine.Flow;

/// <summary>Work that is queued, first in first out: branches of a flow are interleaved, never concurrent.</summary>
internal sealed class WorkQueue
{
    private readonly LinkedList<WorkItem> items = [];

    public bool IsEmpty => items.Count == 0;

    public void Enqueue(WorkItem item) => items.AddLast(item);

    /// <summary>Queues before all else what a stimulus is about.</summary>
    public void EnqueueFirst(WorkItem item) => items.AddFirst(item);

    public WorkItem Dequeue()
    {
        var item = items.First!.Value;
        items.RemoveFirst();
        return item;
    }

    /// <summary>What is queued, in its order.</summary>
    public IEnumerable<WorkItem> Items => items;

    public bool Any(Func<WorkItem, bool> predicate) => items.Any(predicate);

    /// <summary>Takes back some of what is queued.</summary>
    /// <returns>What that was, in its order.</returns>
    public IReadOnlyList<WorkItem> Withdraw(Predicate<WorkItem> which)
    {
        List<WorkItem> withdrawn = [.. items.Where(item => which(item))];
        withdrawn.ForEach(item => items.Remove(item));
        return withdrawn;
    }

    public void Clear() => items.Clear();
}
