using System.ComponentModel;
using NodaTime;

namespace MedInsFlows.Host.Jobs;

/// <summary>A recurring job, on the wire and on pages. Times are machine time.</summary>
internal sealed record JobView(
    string Name,
    string Title,
    [property: Description("何时运行")] string Schedule,
    [property: Description("下次运行；为空则不会再运行")] Instant? NextRunAt,
    [property: Description("上次运行；为空则还没有运行过")] Instant? LastRunAt,
    [property: Description("上次运行的结果；失败的为空")] string? Result,
    [property: Description("上次运行发现的问题")] IReadOnlyList<string> Faults,
    long Runs,
    long Failures,
    Instant? FailedAt,
    [property: Description("最近一次失败的种类")] string? Failure)
{
    /// <summary>Whether the last run failed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasFailed => LastRunAt is not null && Result is null;

    /// <summary>A job with how it went.</summary>
    public static JobView Of(RecurringJob job, JobRun? run, DateTimeOffset? next) => new(
        job.Name,
        job.Title,
        job.ScheduleText,
        At(next),
        At(run?.StartedAt),
        run?.Result?.Text,
        run?.Result?.Faults ?? [],
        run?.Runs ?? 0,
        run?.Failures ?? 0,
        At(run?.FailedAt),
        run?.Failure);

    private static Instant? At(DateTimeOffset? at) => at is { } instant ? Instant.FromDateTimeOffset(instant) : null;
}
