using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Accounts;

namespace MedInsFlows.Host.Casework;

/// <summary>
/// Which cases are a caller's: those that he sent; for those who handle or watch, those of the region and agency of the active membership; for those of a
/// superior agency, one of whose tasks it was given, for as long as that is open.
/// </summary>
internal static class CaseReach
{
    private static readonly HashSet<Role> SendersOnly = [Role.Applicant, Role.UnitClerk, Role.Provider, Role.System];

    /// <summary>The roles whose tasks are the part of an applicant.</summary>
    public static string[] SenderRoles { get; } = [.. SendersOnly.Select(role => role.Id)];

    /// <summary>Whether the caller sees only what he sent himself.</summary>
    public static bool IsSenderOnly(Caller caller) => caller.Active is null || IsSender(caller.Active.Role);

    /// <summary>Whether those of a role see only what they sent themselves.</summary>
    public static bool IsSender(Role role) => SendersOnly.Contains(role);

    /// <summary>Whether a case is the caller's.</summary>
    public static bool Includes(Caller caller, CaseRow row) => row.SubmittedBy == caller.AccountId
        || (!IsSenderOnly(caller) && caller.Active!.Region == row.File.Region
            && (caller.Active.Agency is not { } agency || agency == row.File.Agency || row.File.Tasks.Any(task => task.Superior == agency && task.Role == caller.Active.Role.Id)));
}
