using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>What everybody may do with the own account.</summary>
internal static class OwnAccountEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapOwnAccount(this IEndpointRouteBuilder endpoints)
    {
        var me = endpoints.MapGroup("/api/me").WithTags("账户");
        me.MapPost("password", async (Body<PasswordChange> body, Caller caller, OwnAccount own, AccessTokens tokens, CancellationToken cancellationToken) =>
                tokens.Issue(await own.ChangePasswordAsync(caller, body.Value.CurrentPassword, body.Value.NewPassword, cancellationToken)))
            .WithName("changePassword").WithSummary("修改本人密码；此前的会话全部结束，答新的访问令牌").Allow(Permission.UseOwnAccount).BeforePasswordChange();
        me.MapPost("active", async (Body<MembershipChoice> body, HttpContext context, Caller caller, OwnAccount own, Callers callers, CancellationToken cancellationToken) =>
            {
                await own.ChooseAsync(caller, body.Value.Region, body.Value.Agency, body.Value.Role, cancellationToken);
                return AccountEndpoints.Me.Of(await callers.FindAsync(AccountTicket.From(context.User)!, cancellationToken) ?? caller);
            })
            .WithName("chooseMembership").WithSummary("切换当前身份").Allow(Permission.UseOwnAccount);
        me.MapPost("end-sessions", async (Caller caller, OwnAccount own, CancellationToken cancellationToken) =>
            {
                await own.EndSessionsAsync(caller, cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("endOwnSessions").WithSummary("结束本人的全部会话，包括当前的").Allow(Permission.UseOwnAccount);
    }

    /// <summary>A change of the own password, on the wire.</summary>
    internal sealed record PasswordChange(
        [property: Description("当前密码")][MaxLength(200)] string CurrentPassword,
        [property: Description("新密码")][MaxLength(200)] string NewPassword);

    /// <summary>The membership by which one wants to act, on the wire.</summary>
    internal sealed record MembershipChoice(
        [property: Description("角色")][MaxLength(50)] string Role,
        [property: Description("统筹地区")][MaxLength(50)] string? Region = null,
        [property: Description("经办机构")][MaxLength(50)] string? Agency = null);
}
