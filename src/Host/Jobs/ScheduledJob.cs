using Quartz;

namespace MedInsFlows.Host.Jobs;

/// <summary>What Quartz starts: the recurring job that its key names. One that this program does not have any more is passed over.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledJob(JobRunner runner) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (RecurringJob.Find(context.JobDetail.Key.Name) is { } job)
        {
            await runner.RunAsync(job, cancellationToken);
        }
    }
}
