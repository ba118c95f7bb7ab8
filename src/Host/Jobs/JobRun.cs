namespace MedInsFlows.Host.Jobs;

/// <summary>How a job went.</summary>
/// <param name="StartedAt">When its last run began, in machine time, here and below.</param>
/// <param name="EndedAt">When that ended.</param>
/// <param name="Result">What that came to; null where it failed.</param>
/// <param name="Runs">How often it has run.</param>
/// <param name="Failures">How often it has failed.</param>
/// <param name="FailedAt">When it failed last.</param>
/// <param name="Failure">The kind of the last failure.</param>
internal sealed record JobRun(
    DateTimeOffset StartedAt, DateTimeOffset EndedAt, JobResult? Result, long Runs, long Failures, DateTimeOffset? FailedAt, string? Failure);
