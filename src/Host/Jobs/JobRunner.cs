using System.Diagnostics.CodeAnalysis;

namespace MedInsFlows.Host.Jobs;

/// <summary>Runs recurring jobs. A failure is told and counted and goes no further, so it can take no schedule with it. Thread-safe.</summary>
internal sealed partial class JobRunner(IServiceProvider services, JobRuns runs, TimeProvider machineTime, ILogger<JobRunner> logger)
{
    /// <summary>Runs a job and writes down how it went.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cancellationToken">The host is to stop; then the run leaves no record.</param>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong in a job, its next run comes.")]
    public async Task RunAsync(RecurringJob job, CancellationToken cancellationToken)
    {
        var startedAt = machineTime.GetUtcNow();
        try
        {
            var result = await ((IRecurringWork)services.GetRequiredService(job.Work)).RunAsync(cancellationToken);
            await runs.SucceededAsync(job, startedAt, result, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailure(logger, job.Name, failure);
            await runs.FailedAsync(job, startedAt, failure.GetType().Name, cancellationToken);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Job {Job} failed; its schedule goes on.")]
    private static partial void LogFailure(ILogger logger, string job, Exception failure);
}
