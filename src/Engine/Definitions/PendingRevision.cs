namespace MedInsFlows.Engine.Definitions;

/// <summary>What a file says while Studio is ahead of the files. Immutable.</summary>
/// <param name="Name">The name that it gives the definition.</param>
/// <param name="Revision">SHA-256 of the canonical text, in hexadecimal digits.</param>
/// <param name="FoundAt">When the file was found, machine time.</param>
public sealed record PendingRevision(string? Name, string Revision, DateTimeOffset FoundAt);
