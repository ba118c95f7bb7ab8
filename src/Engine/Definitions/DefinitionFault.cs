namespace MedInsFlows.Engine.Definitions;

/// <summary>Something wrong with a definition.</summary>
/// <param name="Place">Where: a path in the document, with the id of the node if it is in one.</param>
/// <param name="Message">What is wrong and what to do, in Chinese.</param>
public sealed record DefinitionFault(string Place, string Message);
