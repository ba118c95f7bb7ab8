using MedInsFlows.Host.Api.Problems;
using Quartz;

namespace MedInsFlows.Host.Jobs;

/// <summary>The recurring jobs, for the administrator. Thread-safe.</summary>
internal sealed class JobBoard(JobRuns runs, JobRunner runner, ISchedulerFactory schedulers)
{
    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<JobView>> ListAsync(CancellationToken cancellationToken)
    {
        var (went, jobs) = (await runs.ReadAsync(cancellationToken), new List<JobView>());
        foreach (var job in RecurringJob.All)
        {
            jobs.Add(await ViewAsync(job, went, cancellationToken));
        }

        return jobs;
    }

    /// <summary>Runs a job now, on this host, beside its schedule.</summary>
    /// <returns>The job after the run, which may have failed.</returns>
    /// <exception cref="ProblemException">There is no such job.</exception>
    public async Task<JobView> RunAsync(string name, CancellationToken cancellationToken)
    {
        var job = RecurringJob.Find(name) ?? throw Problem.NotFound();
        await runner.RunAsync(job, cancellationToken);
        return await ViewAsync(job, await runs.ReadAsync(cancellationToken), cancellationToken);
    }

    private async Task<JobView> ViewAsync(RecurringJob job, IReadOnlyDictionary<string, JobRun> went, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var trigger = await scheduler.GetTrigger(new TriggerKey(job.Name), cancellationToken);
        return JobView.Of(job, went.GetValueOrDefault(job.Name), trigger?.NextFireTimeUtc);
    }
}
