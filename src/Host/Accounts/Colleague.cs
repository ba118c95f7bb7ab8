namespace MedInsFlows.Host.Accounts;

/// <summary>Somebody to whom a caller wants to give something. Immutable.</summary>
/// <param name="UserName">Name under which the account signs in.</param>
/// <param name="Memberships">Where it may do what; whichever is active.</param>
internal sealed record Colleague(string UserName, IReadOnlyList<Membership> Memberships)
{
    /// <summary>Whether the account holds a role at an agency.</summary>
    public bool Holds(string role, string region, string agency) => MembershipsAt(region, agency).Any(membership => membership.Role.Id == role);

    /// <summary>The memberships by which the account acts at an agency.</summary>
    public IEnumerable<Membership> MembershipsAt(string region, string agency) =>
        Memberships.Where(membership => membership.Region == region && (membership.Agency is null || membership.Agency == agency));
}
