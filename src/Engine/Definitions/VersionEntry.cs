namespace MedInsFlows.Engine.Definitions;

/// <summary>A version in the history of a definition. Immutable.</summary>
/// <param name="Id">The id of the version.</param>
/// <param name="Number">The number, from 1.</param>
/// <param name="Name">The name that the version gives the definition.</param>
/// <param name="Description">What the version says the definition is for.</param>
/// <param name="State">What it is good for.</param>
/// <param name="IsLatest">Whether it is the one that a designer works on.</param>
/// <param name="Origin">Where its content comes from.</param>
/// <param name="Revision">SHA-256 of the canonical text, in hexadecimal digits.</param>
/// <param name="SavedAt">When the content was saved, machine time.</param>
/// <param name="SavedBy">Who saved it.</param>
/// <param name="PublishedAt">When it was last published, machine time.</param>
/// <param name="PublishedBy">Who published it.</param>
public sealed record VersionEntry(
    Guid Id,
    int Number,
    string? Name,
    string? Description,
    VersionState State,
    bool IsLatest,
    DefinitionOrigin Origin,
    string Revision,
    DateTimeOffset SavedAt,
    string SavedBy,
    DateTimeOffset? PublishedAt,
    string? PublishedBy);
