using MedInsFlows.Host.Api.Problems;
using Microsoft.AspNetCore.Identity;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>What everybody may do with the own account, on the record.</summary>
internal sealed class OwnAccount(UserManager<Account> accounts, AccountChanges changes, PasswordRules rules, IPasswordHasher<Account> hasher, LockOut lockOut)
{
    /// <summary>Changes the password and ends all sessions.</summary>
    /// <returns>The ticket of a new session.</returns>
    /// <exception cref="ProblemException">The current password is wrong, which counts as a failed sign-in, or the new one breaks a rule.</exception>
    public async Task<AccountTicket> ChangePasswordAsync(Caller caller, string current, string chosen, CancellationToken cancellationToken)
    {
        var account = await accounts.FindByIdAsync(caller.AccountId.ToString()) ?? throw Problem.NotSignedIn();
        if (lockOut.Remaining(account) is { } wait)
        {
            throw Problem.SignInLocked(wait);
        }

        if (!await accounts.CheckPasswordAsync(account, current))
        {
            throw await lockOut.CountFailureAsync(account, cancellationToken) is { } locked
                ? Problem.SignInLocked(locked)
                : Problem.InvalidBody([new("/currentPassword", ErrorCode.BadValue, "当前密码不正确。")]);
        }

        var faults = await rules.CheckAsync(account, chosen);
        if (current == chosen || faults.Count > 0)
        {
            IReadOnlyList<string> all = current == chosen ? ["新密码不得与当前密码相同。", .. faults] : faults;
            throw Problem.InvalidBody([.. all.Select(fault => new ProblemError("/newPassword", ErrorCode.BadValue, fault))]);
        }

        var (hash, stamp) = (hasher.HashPassword(account, chosen), SecurityStamp.New());
        await changes.ChangeAsync(caller, caller.UserName, ActName.PasswordChanged, null, (transaction, found) =>
        {
            AccountChanges.RequireNoDemo(found);
            AccountChanges.SetPassword(transaction, found.Id, hash, stamp, mustChange: false);
        }, cancellationToken);
        return new AccountTicket(caller.AccountId, stamp);
    }

    /// <summary>Chooses by which of the own memberships to act.</summary>
    /// <exception cref="ProblemException">It is none of the own.</exception>
    public Task<AccountState> ChooseAsync(Caller caller, string? region, string? agency, string role, CancellationToken cancellationToken) =>
        changes.ChangeAsync(caller, caller.UserName, ActName.MembershipChosen, null, (transaction, account) =>
        {
            var chosen = account.Memberships.FirstOrDefault(held => (held.Membership.Region, held.Membership.Agency, held.Membership.Role.Id) == (region, agency, role))
                ?? throw Problem.InvalidBody([new("/role", ErrorCode.BadValue, "本账户没有这一身份，可选的见 /api/me 的 memberships。")]);
            transaction.Add("update accounts.memberships set active = false where user_id = $1 and active", account.Id);
            transaction.Add("update accounts.memberships set active = true where id = $1", chosen.Id);
        }, cancellationToken);

    /// <summary>Ends all own sessions, the present one too.</summary>
    public Task EndSessionsAsync(Caller caller, CancellationToken cancellationToken) =>
        changes.ChangeAsync(caller, caller.UserName, ActName.SessionsEnded, null, (transaction, account) =>
            transaction.Add("update accounts.users set security_stamp = $2 where id = $1", account.Id, SecurityStamp.New()), cancellationToken);
}
