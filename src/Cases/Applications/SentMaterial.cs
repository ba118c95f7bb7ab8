using System.Diagnostics.CodeAnalysis;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Applications;

/// <summary>A material as sent.</summary>
public sealed record SentMaterial
{
    /// <summary>The material of the item.</summary>
    public required string Id { get; init; }

    /// <summary>Its files, in order; one file may serve several materials.</summary>
    [AllowNull]
    public IReadOnlyList<string> Files { get; init => field = value ?? []; } = [];

    /// <summary>Where it comes from, if not from the applicant's files.</summary>
    public MaterialSource? Source { get; init; }
}
