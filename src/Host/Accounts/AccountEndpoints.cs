using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;

namespace MedInsFlows.Host.Accounts;

/// <summary>Signing in, and who one is.</summary>
internal static class AccountEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/auth/token", SignInAsync)
            .WithName("signIn").WithTags("账户").WithSummary("登录，换取访问令牌").OpenToEveryone().DisableRateLimiting();
        endpoints.MapGet("/api/me", (Caller caller) => Me.Of(caller))
            .WithName("me").WithTags("账户").WithSummary("当前登录的账户").Allow(Permission.UseOwnAccount);
    }

    private static async Task<AccessToken> SignInAsync(Body<Credentials> body, HttpContext context, SignIn signIn, AccessTokens tokens) =>
        tokens.Issue(AccountTicket.For(await signIn.RequireAsync(context, body.Value.UserName, body.Value.Password)));

    /// <summary>The request of a sign-in.</summary>
    internal sealed record Credentials(
        [property: Description("用户名")][MaxLength(100)] string UserName,
        [property: Description("密码")][MaxLength(200)] string Password);

    /// <summary>The signed-in account on the wire.</summary>
    internal sealed record Me(string UserName, string Name, IReadOnlyList<MembershipEntry> Memberships, MembershipEntry? Active)
    {
        /// <summary>The wire form of a caller.</summary>
        public static Me Of(Caller caller) => new(
            caller.UserName,
            caller.Name,
            [.. caller.Memberships.Select(MembershipEntry.Of)],
            caller.Active is { } active ? MembershipEntry.Of(active) : null);
    }

    /// <summary>A membership on the wire.</summary>
    internal sealed record MembershipEntry(string? Region, string? Agency, string Role, AgencyLevel? Level)
    {
        /// <summary>The wire form of a membership.</summary>
        public static MembershipEntry Of(Membership membership) =>
            new(membership.Region, membership.Agency, membership.Role.Id, membership.Level);
    }
}
