using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>A version in a list, on the wire.</summary>
internal sealed record DefinitionSummary(
    Guid Id,
    string DefinitionId,
    string Name,
    string? Description,
    int Version,
    string ToolVersion,
    bool IsLatest,
    bool IsPublished,
    bool IsReadonly,
    string? ProviderName,
    string MaterializerName,
    bool IsMaterializerAvailable,
    DateTimeOffset CreatedAt,
    IReadOnlyList<Link> Links)
{
    /// <summary>The wire form of a version.</summary>
    /// <param name="definitionId">Its definition.</param>
    /// <param name="version">The version.</param>
    /// <param name="mayChange">Whether the caller may change it now.</param>
    public static DefinitionSummary Of(string definitionId, VersionEntry version, bool mayChange) => new(
        version.Id,
        definitionId,
        version.Name ?? definitionId,
        version.Description,
        version.Number,
        DefinitionModel.ToolVersion,
        version.IsLatest,
        version.State == VersionState.Published,
        !mayChange,
        null,
        DefinitionModel.Materializer,
        IsMaterializerAvailable: true,
        version.SavedAt,
        Link.Of(version.Id, definitionId, mayChange));
}

/// <summary>A page of versions, on the wire.</summary>
internal sealed record DefinitionPage(IReadOnlyList<DefinitionSummary> Items, int TotalCount, IReadOnlyList<Link> Links);
