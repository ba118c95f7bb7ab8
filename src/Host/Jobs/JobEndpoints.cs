using MedInsFlows.Host.Access;

namespace MedInsFlows.Host.Jobs;

/// <summary>The recurring jobs, for the administrator.</summary>
internal static class JobEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapJobs(this IEndpointRouteBuilder endpoints)
    {
        var jobs = endpoints.MapGroup("/api/admin/jobs").WithTags("运维");
        jobs.MapGet("", (JobBoard board, CancellationToken cancellationToken) => board.ListAsync(cancellationToken))
            .WithName("jobs").WithSummary("定期作业").Allow(Permission.Administer);
        jobs.MapPost("{name}/run", (string name, JobBoard board, CancellationToken cancellationToken) => board.RunAsync(name, cancellationToken))
            .WithName("runJob").WithSummary("立即运行一个定期作业；运行失败时在结果中说明").Allow(Permission.Administer);
    }
}
