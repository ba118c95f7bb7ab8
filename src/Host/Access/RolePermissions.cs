using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Accounts;

namespace MedInsFlows.Host.Access;

/// <summary>
/// Which role has which permission: the whole table. A role that a permission does not name does not have it. Designers, publishers and
/// both kinds of administrators have no business data (design.md section 6); who runs the service and who gives rights are two.
/// </summary>
internal static class RolePermissions
{
    private static readonly Role[] Handling =
    [
        Role.Acceptor, Role.Reviewer, Role.SecondReviewer, Role.Finance, Role.FinanceHead, Role.Director, Role.Cashier, Role.Settlement,
        Role.WindowLead, Role.ProviderAcceptor, Role.ProviderReviewer, Role.Expert, Role.Inspector, Role.Bureau,
    ];

    private static readonly Role[] Applying = [Role.Applicant, Role.UnitClerk, Role.Provider, Role.System];

    private static readonly Role[] Watching = [Role.Supervisor, Role.InternalControl, Role.Auditor];

    private static readonly Dictionary<Permission, HashSet<Role>> Table = new()
    {
        [Permission.UseOwnAccount] = [.. Role.All],
        [Permission.Apply] = [.. Applying, Role.Acceptor],
        [Permission.ReadCases] = [.. Handling, .. Applying, .. Watching],
        [Permission.SearchPeople] =
        [
            Role.Acceptor, Role.Reviewer, Role.SecondReviewer, Role.Director, Role.WindowLead, .. Watching,
        ],
        [Permission.SeeInFull] = [.. Handling],
        [Permission.ResendNotices] = [.. Handling, Role.Supervisor],
        [Permission.Erase] = [Role.Director],
        [Permission.WorkOnTasks] = [.. Handling, .. Applying, Role.Supervisor, Role.InternalControl],
        [Permission.HandleCases] = [.. Handling, Role.Supervisor, Role.InternalControl],
        [Permission.ServeCounter] = [Role.Acceptor],
        [Permission.ReadPayments] = [Role.Settlement, Role.Finance, Role.FinanceHead, Role.Cashier, Role.Director, Role.InternalControl, Role.Auditor],
        [Permission.HandlePayments] = [Role.Finance, Role.FinanceHead, Role.Cashier],
        [Permission.ReadLocalSettings] = [.. Handling, .. Watching],
        [Permission.SetLocally] = [Role.Director],
        [Permission.ArrangeAbsences] = [Role.Supervisor],
        [Permission.FollowUpRatings] = [Role.Supervisor, Role.InternalControl],
        [Permission.ReadDesk] = [Role.Director, Role.WindowLead, .. Watching],
        [Permission.Audit] = [Role.Auditor, Role.InternalControl],
        [Permission.ReadWorkflows] = [Role.Designer, Role.Publisher, Role.Auditor],
        [Permission.DesignWorkflows] = [Role.Designer],
        [Permission.SignPublications] = [Role.Publisher],
        [Permission.WithdrawPublications] = [Role.Designer, Role.Publisher],
        [Permission.Administer] = [Role.Admin],
        [Permission.ManageAccounts] = [Role.SecurityAdmin],
    };

    /// <summary>Whether the role has the permission.</summary>
    public static bool Allows(Role role, Permission permission) => Table[permission].Contains(role);

    /// <summary>Whether the caller has the permission by the active membership; who has none may use only the own account.</summary>
    public static bool Allows(Caller caller, Permission permission) =>
        caller.Active is { } active
            ? Allows(active.Role, permission) || (caller.GivesRightsToo && permission == Permission.ManageAccounts)
            : permission == Permission.UseOwnAccount;
}
