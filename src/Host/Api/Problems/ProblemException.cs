namespace MedInsFlows.Host.Api.Problems;

/// <summary>Ends a request with a problem. Made by <see cref="Problem"/>, answered by <see cref="ProblemMiddleware"/>.</summary>
/// <param name="type">The kind.</param>
/// <param name="detail">What is wrong here and what to do, in Chinese; no personal data.</param>
internal class ProblemException(ProblemType type, string detail) : Exception(type.Name)
{
    /// <summary>The kind.</summary>
    public ProblemType Type { get; } = type;

    /// <summary>What is wrong here and what to do, in Chinese.</summary>
    public string Detail { get; } = detail;

    /// <summary>All that is wrong, where it is several things.</summary>
    public IReadOnlyList<ProblemError> Errors { get; init; } = [];

    /// <summary>When to try again; rounded up to seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
