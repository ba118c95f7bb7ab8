using System.Collections.Concurrent;

namespace MedInsFlows.Testing;

/// <summary>
/// Starts child processes. One that is to die with its parent in truth dies with the thread that started it, so this thread lives as long as the
/// process.
/// </summary>
internal static class LastingThread
{
    private static readonly BlockingCollection<Action> Work = [];

    static LastingThread() => new Thread(Run) { IsBackground = true }.Start();

    /// <summary>Does something on the thread.</summary>
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var task = new Task<T>(work);
        Work.Add(task.RunSynchronously);
        return task;
    }

    private static void Run()
    {
        foreach (var work in Work.GetConsumingEnumerable())
        {
            work();
        }
    }
}
