using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>Accounts, for who gives rights; and the record of it, for the auditor.</summary>
internal static class AccountAdministrationEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapAccountAdministration(this IEndpointRouteBuilder endpoints)
    {
        var accounts = endpoints.MapGroup("/api/admin/accounts").WithTags("账户管理");
        accounts.MapGet("", async ([AsParameters] AccountFilter filter, Paging paging, AccountList list, TimeProvider time, CancellationToken cancellationToken) =>
            {
                var page = await list.ReadAsync(filter, paging, cancellationToken);
                return paging.Of<AccountView>([.. page.Items.Select(account => AccountView.Of(account, time.GetUtcNow()))], page.Total);
            })
            .WithName("accounts").WithSummary("账户").Allow(Permission.ManageAccounts);
        accounts.MapGet("{userName}", async (string userName, AccountList list, TimeProvider time, CancellationToken cancellationToken) =>
                AccountView.Of(await list.GetAsync(userName, cancellationToken), time.GetUtcNow()))
            .WithName("account").WithSummary("一个账户").Allow(Permission.ManageAccounts);
        accounts.MapPost("", async (Body<NewAccountRequest> body, Caller caller, AccountOffice office, TimeProvider time, CancellationToken cancellationToken) =>
            {
                var account = await office.CreateAsync(caller, body.Value, cancellationToken);
                return TypedResults.Created($"/api/admin/accounts/{account.UserName}", AccountView.Of(account, time.GetUtcNow()));
            })
            .WithName("createAccount").WithSummary("新建账户；初始密码须在首次登录时修改").Allow(Permission.ManageAccounts);
        accounts.MapPost("{userName}/memberships", async (string userName, Body<MembershipGrant> body, Caller caller, AccountOffice office, TimeProvider time, CancellationToken cancellationToken) =>
                AccountView.Of(await office.AddMembershipAsync(caller, userName, body.Value, cancellationToken), time.GetUtcNow()))
            .WithName("addMembership").WithSummary("增加身份").Allow(Permission.ManageAccounts);
        accounts.MapDelete("{userName}/memberships/{id:long}", async (string userName, long id, Caller caller, AccountOffice office, TimeProvider time, CancellationToken cancellationToken) =>
                AccountView.Of(await office.RemoveMembershipAsync(caller, userName, id, cancellationToken), time.GetUtcNow()))
            .WithName("removeMembership").WithSummary("取消身份").Allow(Permission.ManageAccounts);
        accounts.MapPost("{userName}/reset-password", async (string userName, Body<NewPassword> body, Caller caller, AccountOffice office, TimeProvider time, CancellationToken cancellationToken) =>
                AccountView.Of(await office.ResetPasswordAsync(caller, userName, body.Value.Password, cancellationToken), time.GetUtcNow()))
            .WithName("resetPassword").WithSummary("重置密码，并结束该账户的全部会话；新密码须在下次登录时修改").Allow(Permission.ManageAccounts);
        accounts.MapPost("{userName}/identity", async (string userName, Body<HolderIdentity> body, Caller caller, AccountOffice office, TimeProvider time, CancellationToken cancellationToken) =>
                AccountView.Of(await office.SetIdentityAsync(caller, userName, body.Value, cancellationToken), time.GetUtcNow()))
            .WithName("setIdentity").WithSummary("登记或更正持有人的证件；同一人的几个账户由此视为一人").Allow(Permission.ManageAccounts);
        MapReasoned(accounts, "remove-identity", "removeIdentity", "删除持有人的证件", (office, caller, userName, reason, token) => office.RemoveIdentityAsync(caller, userName, reason, token));
        MapReasoned(accounts, "lock", "lockAccount", "停用账户，并结束其全部会话", (office, caller, userName, reason, token) => office.LockAsync(caller, userName, reason, token));
        MapReasoned(accounts, "unlock", "unlockAccount", "启用账户，并解除密码错误造成的锁定", (office, caller, userName, reason, token) => office.UnlockAsync(caller, userName, reason, token));
        MapReasoned(accounts, "end-sessions", "endSessions", "结束账户的全部会话，各主机立即生效", (office, caller, userName, reason, token) => office.EndSessionsAsync(caller, userName, reason, token));

        var audit = endpoints.MapGroup("/api/audit/accounts").WithTags("审计");
        audit.MapGet("", (string? userName, Caller caller, Paging paging, AccountRecord record, CancellationToken cancellationToken) =>
                record.ReadAsync(caller.Active!.Region, userName?.Replace("\0", "", StringComparison.Ordinal), paging, cancellationToken))
            .WithName("accountRecord").WithSummary("账户管理的记录：涉及本地区或全系统的，新的在前").Allow(Permission.Audit);
        audit.MapGet("verification", (AccountRecord record, CancellationToken cancellationToken) => record.VerifyAsync(cancellationToken))
            .WithName("verifyAccountRecord").WithSummary("核验账户管理的记录未被改动").Produces<JournalVerification>().Allow(Permission.Audit);
    }

    private static void MapReasoned(
        RouteGroupBuilder accounts, string act, string name, string summary, Func<AccountOffice, Caller, string, string, CancellationToken, Task<AccountState>> carryOut) =>
        accounts.MapPost($"{{userName}}/{act}", async (string userName, Body<Reasoned> body, Caller caller, AccountOffice office, TimeProvider time, CancellationToken cancellationToken) =>
                AccountView.Of(await carryOut(office, caller, userName, body.Value.Reason, cancellationToken), time.GetUtcNow()))
            .WithName(name).WithSummary(summary).Allow(Permission.ManageAccounts);

    /// <summary>Why something is done, on the wire.</summary>
    internal sealed record Reasoned([property: Description("理由")][MaxLength(500)] string Reason);

    /// <summary>A password given to somebody, on the wire.</summary>
    internal sealed record NewPassword([property: Description("新密码")][MaxLength(200)] string Password);
}
