namespace MedInsFlows.Host.Jobs;

/// <summary>What a run of a job came to. Nothing personal.</summary>
/// <param name="Text">In a Chinese sentence.</param>
/// <param name="Counts">How many of what.</param>
internal sealed record JobResult(string Text, IReadOnlyDictionary<string, long> Counts)
{
    /// <summary>What is wrong, each in a line; where it is too much, the first of it.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
