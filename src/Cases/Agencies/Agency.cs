using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Cases.Agencies;

/// <summary>An agency (经办机构) or designated provider in the tree of its region. Immutable.</summary>
/// <param name="Id">Unique in the region; lower-case letters, digits and hyphens.</param>
/// <param name="Name">Chinese name as shown.</param>
/// <param name="Kind">Agency or provider.</param>
/// <param name="Level">Administrative level, never above that of the parent.</param>
/// <param name="Parent">Id of the superior agency; null for the one agency at the root.</param>
public sealed record Agency(string Id, string Name, AgencyKind Kind, AgencyLevel Level, string? Parent)
{
    /// <summary>Its office hours; where the file gives it none, those of the superior agency, and at the root <see cref="OfficeHours.Default"/>.</summary>
    public OfficeHours Hours { get; init; } = OfficeHours.Default;

    /// <summary>How its files for the bank are written; where the file of the region does not say, as those of the superior agency, and at the root csv.</summary>
    public BankFileFormat BankFile { get; init; } = BankFileFormat.Csv;

    /// <summary>Where it is; null where the file does not say.</summary>
    public string? Address { get; init; }

    /// <summary>Its windows (受理窗口) as one asks for them there; null where the file does not say.</summary>
    public string? Windows { get; init; }

    /// <summary>The telephone for questions (咨询电话); null where the file does not say. That of the superior agency is not taken instead.</summary>
    public string? Phone { get; init; }
}
