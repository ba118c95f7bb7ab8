using System.Security.Claims;

namespace MedInsFlows.Host.Accounts;

/// <summary>What a token or cookie says: which account, and the security stamp that it had. All else is read at each request.</summary>
/// <param name="AccountId">Id of the account.</param>
/// <param name="SecurityStamp">Void once the account has another one.</param>
internal sealed record AccountTicket(Guid AccountId, string SecurityStamp)
{
    private const string AccountClaim = "account";
    private const string StampClaim = "stamp";

    /// <summary>The ticket of an account at this moment.</summary>
    public static AccountTicket For(Account account) => new(account.Id, account.SecurityStamp!);

    /// <summary>The ticket that a scheme of the framework has read; null for nobody.</summary>
    public static AccountTicket? From(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(AccountClaim), out var account) && principal.FindFirstValue(StampClaim) is { } stamp
            ? new(account, stamp)
            : null;

    /// <summary>The ticket in the form in which a scheme of the framework takes it.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme) =>
        new(new ClaimsIdentity([new(AccountClaim, AccountId.ToString()), new(StampClaim, SecurityStamp)], scheme));
}
