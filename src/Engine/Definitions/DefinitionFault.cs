namespace MedInsFlows.Engine.Definitions;

/// <summary>Something wrong with a definition.</summary>
/// <param name="Place">Where: a path in the document, or the node as the designer sees it.</param>
/// <param name="Message">What is wrong and what to do, in Chinese.</param>
public sealed record DefinitionFault(string Place, string Message)
{
    /// <summary>The id of the node, if it is in one.</summary>
    public string? Node { get; init; }
}
