using System.ComponentModel;
using MedInsFlows.Engine.Definitions;
using NodaTime;

namespace MedInsFlows.Host.Definitions;

/// <summary>A definition with its versions, on the wire.</summary>
internal sealed record DefinitionView(
    string DefinitionId,
    string Name,
    VersionView? Latest,
    VersionView? Published,
    PendingView? Pending,
    PublicationView? Publication,
    EditorView? Editor,
    IReadOnlyList<VersionView> Versions)
{
    /// <summary>The wire form of a definition.</summary>
    public static DefinitionView Of(DefinitionHistory history, DateTimeOffset now) => new(
        history.DefinitionId,
        history.Name,
        history.Latest is { } latest ? VersionView.Of(latest) : null,
        history.Published is { } published ? VersionView.Of(published) : null,
        history.Pending is { } pending ? PendingView.Of(pending) : null,
        history.Publication is { } publication ? PublicationView.Of(publication) : null,
        history.EditorAt(now) is { } editor ? new EditorView(editor.UserName, Instant.FromDateTimeOffset(editor.Until)) : null,
        [.. history.Versions.Select(VersionView.Of)]);
}

/// <summary>A definition in the list, on the wire.</summary>
internal sealed record DefinitionEntry(string DefinitionId, string Name, VersionView? Latest, VersionView? Published, PendingView? Pending, PublicationView? Publication, EditorView? Editor)
{
    /// <summary>The wire form of a definition.</summary>
    public static DefinitionEntry Of(DefinitionHistory history, DateTimeOffset now)
    {
        var view = DefinitionView.Of(history, now);
        return new DefinitionEntry(view.DefinitionId, view.Name, view.Latest, view.Published, view.Pending, view.Publication, view.Editor);
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

/// <summary>A version that is to come into force, on the wire.</summary>
internal sealed record PublicationView(
    int Version, string Basis, LocalDate? EffectiveOn, Instant AskedAt, string AskedBy, bool AwaitsSignature, Instant? SignedAt, string? SignedBy)
{
    /// <summary>The wire form of a version that is to come into force.</summary>
    public static PublicationView Of(Publication publication) => new(
        publication.Version,
        publication.Basis,
        publication.EffectiveAt is { } at ? Instant.FromDateTimeOffset(at).WithOffset(Offset.FromHours(8)).Date : null,
        Instant.FromDateTimeOffset(publication.AskedAt),
        publication.AskedBy,
        publication.AwaitsSignature,
        publication.SignedAt is { } signed ? Instant.FromDateTimeOffset(signed) : null,
        publication.SignedBy);
}

/// <summary>Who works on a draft, on the wire.</summary>
internal sealed record EditorView(
    [property: Description("正在编辑草稿的账户；其他设计人员此时只能查看")] string UserName,
    [property: Description("此前没有再保存的，即可由他人接着修改")] Instant Until);

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
