namespace MedInsFlows.Engine.Definitions;

/// <summary>What was asked cannot be done with the definition as it stands. Nothing was done.</summary>
/// <param name="message">Why, and what to do, in Chinese.</param>
public sealed class DefinitionRefusedException(string message) : Exception(message)
{
    /// <summary>Whether the asker has seen an older state than there is now.</summary>
    public bool IsStale { get; init; }
}
