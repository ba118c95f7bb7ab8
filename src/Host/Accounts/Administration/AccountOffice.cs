using System.Text.RegularExpressions;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Api.Problems;
using Microsoft.AspNetCore.Identity;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>
/// Where accounts are administered, by API and page. Each act is one transaction with its record. Nobody administers his own account.
/// </summary>
internal sealed partial class AccountOffice(
    AccountChanges changes, PasswordRules rules, IPasswordHasher<Account> hasher, RegionFolder regions)
{
    /// <summary>Makes an account whose first password must be changed at the first sign-in.</summary>
    /// <exception cref="ProblemException">Something is wrong; everything is told, and nothing is stored.</exception>
    public async Task<AccountState> CreateAsync(Caller caller, NewAccountRequest request, CancellationToken cancellationToken)
    {
        var errors = new List<ProblemError>();
        if (!UserName().IsMatch(request.UserName))
        {
            errors.Add(new("/userName", ErrorCode.BadValue, "用户名应以小写字母开头，由 3 到 50 个小写字母、数字和连字符组成。"));
        }

        if (string.IsNullOrWhiteSpace(request.Name))
        {
            errors.Add(new("/name", ErrorCode.MissingField, "请填写姓名。"));
        }

        var memberships = request.Memberships.Index()
            .Select(grant => grant.Item.Judge(regions.Regions, $"/memberships/{grant.Index}", errors)).OfType<Membership>().ToList();
        errors.AddRange(request.Memberships.Index()
            .Where(grant => request.Memberships.Take(grant.Index).Contains(grant.Item))
            .Select(twice => new ProblemError($"/memberships/{twice.Index}", ErrorCode.BadValue, "同一身份写了两次，请删去一个。")));
        errors.AddRange(request.Identity?.Check("/identity") ?? []);
        var account = new Account { UserName = request.UserName, DisplayName = request.Name };
        errors.AddRange((await rules.CheckAsync(account, request.Password)).Select(fault => new ProblemError("/password", ErrorCode.BadValue, fault)));
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }

        var hash = hasher.HashPassword(account, request.Password);
        return await changes.CreateAsync(caller, account, hash, memberships, request.Identity, cancellationToken);
    }

    /// <summary>Gives a membership.</summary>
    public Task<AccountState> AddMembershipAsync(Caller caller, string userName, MembershipGrant grant, CancellationToken cancellationToken)
    {
        var errors = new List<ProblemError>();
        return grant.Judge(regions.Regions, "", errors) is { } membership
            ? ActAsync(caller, userName, ActName.MembershipAdded, null, (transaction, account) =>
            {
                if (account.Memberships.Any(held => held.Membership with { Level = membership.Level } == membership))
                {
                    throw Problem.AccountState("该账户已有这一身份。");
                }

                AccountChanges.Give(transaction, account.Id, membership, active: account.Memberships.Count == 0);
            }, cancellationToken)
            : throw Problem.InvalidBody(errors);
    }

    /// <summary>Takes a membership away. Who has one left acts by it; who has several chooses.</summary>
    public Task<AccountState> RemoveMembershipAsync(Caller caller, string userName, long id, CancellationToken cancellationToken) =>
        ActAsync(caller, userName, ActName.MembershipRemoved, null, (transaction, account) =>
        {
            if (account.Memberships.All(held => held.Id != id))
            {
                throw Problem.NotFound();
            }

            transaction.Add("delete from accounts.memberships where id = $1 and user_id = $2", id, account.Id);
            transaction.Add("update accounts.memberships set active = true where user_id = $1 and (select count(*) from accounts.memberships where user_id = $1) = 1", account.Id);
        }, cancellationToken);

    /// <summary>Says who holds the account, so that several accounts of one person count as one.</summary>
    public Task<AccountState> SetIdentityAsync(Caller caller, string userName, HolderIdentity identity, CancellationToken cancellationToken) =>
        identity.Check("").ToList() is { Count: > 0 } errors
            ? throw Problem.InvalidBody(errors)
            : ActAsync(caller, userName, ActName.IdentitySet, null, (transaction, account) => changes.SetIdentity(transaction, account.Id, identity), cancellationToken);

    /// <summary>Forgets who holds the account; the reason stays on the record.</summary>
    public Task<AccountState> RemoveIdentityAsync(Caller caller, string userName, string reason, CancellationToken cancellationToken) =>
        ActAsync(caller, userName, ActName.IdentityRemoved, Required(reason), (transaction, account) =>
        {
            if (!account.IsIdentified)
            {
                throw Problem.AccountState("该账户没有登记持有人的证件。");
            }

            transaction.Add("update accounts.users set identity = null, identity_digest = null where id = $1", account.Id);
        }, cancellationToken);

    /// <summary>停用: locks the account and ends its sessions.</summary>
    public Task<AccountState> LockAsync(Caller caller, string userName, string reason, CancellationToken cancellationToken) =>
        ActAsync(caller, userName, ActName.Locked, Required(reason), (transaction, account) =>
        {
            if (account.Locked)
            {
                throw Problem.AccountState("该账户已经停用。");
            }

            transaction.Add("update accounts.users set locked = true, security_stamp = $2 where id = $1", account.Id, SecurityStamp.New());
        }, cancellationToken);

    /// <summary>启用: unlocks the account, also from wrong passwords.</summary>
    public Task<AccountState> UnlockAsync(Caller caller, string userName, string reason, CancellationToken cancellationToken) =>
        ActAsync(caller, userName, ActName.Unlocked, Required(reason), (transaction, account) =>
            transaction.Add("update accounts.users set locked = false, lockout_end = null, access_failed_count = 0 where id = $1", account.Id), cancellationToken);

    /// <summary>Ends all sessions of the account, on every host at once.</summary>
    public Task<AccountState> EndSessionsAsync(Caller caller, string userName, string reason, CancellationToken cancellationToken) =>
        ActAsync(caller, userName, ActName.SessionsEnded, Required(reason), (transaction, account) =>
            transaction.Add("update accounts.users set security_stamp = $2 where id = $1", account.Id, SecurityStamp.New()), cancellationToken);

    /// <summary>Gives a new password that must be changed at the next sign-in, and ends all sessions.</summary>
    public async Task<AccountState> ResetPasswordAsync(Caller caller, string userName, string password, CancellationToken cancellationToken)
    {
        var account = new Account { UserName = userName, DisplayName = "" };
        if (await rules.CheckAsync(account, password) is { Count: > 0 } faults)
        {
            throw Problem.InvalidBody([.. faults.Select(fault => new ProblemError("/password", ErrorCode.BadValue, fault))]);
        }

        var hash = hasher.HashPassword(account, password);
        return await ActAsync(caller, userName, ActName.PasswordReset, null, (transaction, found) =>
        {
            AccountChanges.RequireNoDemo(found);
            AccountChanges.SetPassword(transaction, found.Id, hash, SecurityStamp.New(), mustChange: true);
        }, cancellationToken);
    }

    private Task<AccountState> ActAsync(
        Caller caller, string userName, string act, string? reason, Action<Transaction, AccountState> change, CancellationToken cancellationToken) =>
        string.Equals(caller.UserName, userName, StringComparison.OrdinalIgnoreCase)
            ? throw Problem.SeparationOfDuties("不得管理本人的账户：任何人不得给自己授权或改变自己的身份，请由其他管理员办理。")
            : changes.ChangeAsync(caller, userName, act, reason, change, cancellationToken);

    private static string Required(string reason) => string.IsNullOrWhiteSpace(reason)
        ? throw Problem.InvalidBody([new("/reason", ErrorCode.MissingField, "请写明理由。")])
        : reason;

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{2,49}\z")]
    private static partial Regex UserName();
}
