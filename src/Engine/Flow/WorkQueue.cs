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
    public void Withdraw(Predicate<WorkItem> which)
    {
        for (var node = items.First; node is not null;)
        {
            var next = node.Next;
            if (which(node.Value))
            {
                items.Remove(node);
            }

            node = next;
        }
    }

    public void Clear() => items.Clear();
}
