namespace MedInsFlows.Cases.Agencies;

/// <summary>
/// A region (统筹地区) with its tree of agencies. Immutable. Regions are flat for access: none lies within another, even where the place does.
/// </summary>
/// <param name="Id">Lower-case letters, digits and hyphens; also the name of its file and the prefix of its definitions.</param>
/// <param name="Name">Chinese name as shown.</param>
/// <param name="Code">Six-digit administrative division code (GB/T 2260).</param>
/// <param name="Agencies">All agencies and providers, in the order of the file; exactly one has no parent.</param>
public sealed record Region(string Id, string Name, string Code, IReadOnlyList<Agency> Agencies)
{
    /// <summary>The agency at the root of the tree, whose level is the level of the region.</summary>
    public Agency Root { get; } = Agencies.Single(agency => agency.Parent is null);
}
