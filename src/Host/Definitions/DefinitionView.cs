using MedInsFlows.Engine.Definitions;
using NodaTime;

namespace MedInsFlows.Host.Definitions;

/// <summary>A definition with its versions, on the wire.</summary>
internal sealed record DefinitionView(
    string DefinitionId, string Name, VersionView? Latest, VersionView? Published, PendingView? Pending, IReadOnlyList<VersionView> Versions)
{
    /// <summary>The wire form of a definition.</summary>
    public static DefinitionView Of(DefinitionHistory history) => new(
        history.DefinitionId,
        history.Name,
        history.Latest is { } latest ? VersionView.Of(latest) : null,
        history.Published is { } published ? VersionView.Of(published) : null,
        history.Pending is { } pending ? PendingView.Of(pending) : null,
        [.. history.Versions.Select(VersionView.Of)]);
}

/// <summary>A definition in the list, on the wire.</summary>
internal sealed record DefinitionEntry(string DefinitionId, string Name, VersionView? Latest, VersionView? Published, PendingView? Pending)
{
    /// <summary>The wire form of a definition.</summary>
    public static DefinitionEntry Of(DefinitionHistory history)
    {
        var view = DefinitionView.Of(history);
        return new DefinitionEntry(view.DefinitionId, view.Name, view.Latest, view.Published, view.Pending);
    }
}

/// <summary>A version of a definition, on the wire.</summary>
internal sealed record VersionView(
    int Version,
    string? Name,
    VersionState State,
    DefinitionOrigin Origin,
    string Revision,
    Instant SavedAt,
    string SavedBy,
    Instant? PublishedAt,
    string? PublishedBy)
{
    /// <summary>The wire form of a version.</summary>
    public static VersionView Of(VersionEntry version) => new(
        version.Number,
        version.Name,
        version.State,
        version.Origin,
        version.Revision,
        Instant.FromDateTimeOffset(version.SavedAt),
        version.SavedBy,
        version.PublishedAt is { } at ? Instant.FromDateTimeOffset(at) : null,
        version.PublishedBy);
}

/// <summary>A pending revision of a definition, on the wire.</summary>
internal sealed record PendingView(string? Name, string Revision, Instant FoundAt)
{
    /// <summary>The wire form of a pending revision.</summary>
    public static PendingView Of(PendingRevision pending) => new(pending.Name, pending.Revision, Instant.FromDateTimeOffset(pending.FoundAt));
}

/// <summary>Something that was done with a definition, on the wire.</summary>
internal sealed record EventView(Instant At, string Actor, DefinitionAct Event, int? Version, string? Basis)
{
    /// <summary>The wire form of an event.</summary>
    public static EventView Of(DefinitionEvent entry) => new(Instant.FromDateTimeOffset(entry.At), entry.Actor, entry.Act, entry.Version, entry.Basis);
}
