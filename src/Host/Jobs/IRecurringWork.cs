namespace MedInsFlows.Host.Jobs;

/// <summary>What a recurring job does. It may run on several hosts at once, at any time and any number of times: whatever it does, it does once.</summary>
internal interface IRecurringWork
{
    /// <summary>One run.</summary>
    /// <param name="cancellationToken">The host is to stop.</param>
    Task<JobResult> RunAsync(CancellationToken cancellationToken);
}
