namespace MedInsFlows.Cases.Items;

/// <summary>A printed row of 受理材料: one row is one material, however many papers it names.</summary>
public sealed record Material
{
    /// <summary>Unique among the materials of the item.</summary>
    public required string Id { get; init; }

    /// <summary>The row as printed.</summary>
    public required string Name { get; init; }

    /// <summary>False for what may be handed in but is not demanded (可要求提供).</summary>
    public required bool Required { get; init; }

    /// <summary>The applicant cases it is limited to; null for all.</summary>
    public IReadOnlyList<string>? Cases { get; init; }

    /// <summary>When it is demanded; null for always.</summary>
    public Condition? Condition { get; init; }

    /// <summary>Rows any one of which suffices in place of this one. Mutual: each row of the choice names the others.</summary>
    public IReadOnlyList<string>? Alternatives { get; init; }

    /// <summary>Where it may come from, in order; at least one.</summary>
    public required IReadOnlyList<MaterialSource> Sources { get; init; }
}
