namespace MedInsFlows.Engine.Definitions;

/// <summary>A definition with all its versions. Immutable.</summary>
/// <param name="DefinitionId">The id that all versions share.</param>
/// <param name="Versions">The versions, the newest first; none where only a pending revision is left.</param>
/// <param name="Pending">The pending revision, if there is one.</param>
public sealed record DefinitionHistory(string DefinitionId, IReadOnlyList<VersionEntry> Versions, PendingRevision? Pending)
{
    /// <summary>The version that a designer works on.</summary>
    public VersionEntry? Latest => Versions.FirstOrDefault(version => version.IsLatest);

    /// <summary>The version on which new cases start.</summary>
    public VersionEntry? Published => Versions.FirstOrDefault(version => version.State == VersionState.Published);

    /// <summary>What is to come into force, if anything is.</summary>
    public Publication? Publication { get; init; }

    /// <summary>The name, as the latest version has it.</summary>
    public string Name => Latest?.Name ?? DefinitionId;

    /// <summary>Who works on the draft; null where there is none, or nobody does.</summary>
    /// <param name="now">Machine time.</param>
    public DraftEditor? EditorAt(DateTimeOffset now) => Latest is { State: VersionState.Draft } draft ? DraftEditor.Of(draft.SavedBy, draft.SavedAt, now) : null;
}
