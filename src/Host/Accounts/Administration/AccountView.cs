using System.ComponentModel;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Agencies;
using NodaTime;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>An account for its administrator, on the wire.</summary>
internal sealed record AccountView(
    string UserName,
    string Name,
    [property: Description("演示账户")] bool Demo,
    [property: Description("已由管理员停用")] bool Locked,
    [property: Description("下次登录须先修改密码")] bool MustChangePassword,
    [property: Description("因密码错误暂时锁定，至此刻为止；没有锁定则不答")][property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Instant? LockedUntil,
    [property: Description("已登记持有人的证件")] bool Identified,
    IReadOnlyList<HeldView> Memberships)
{
    /// <summary>The wire form of an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="now">Machine time.</param>
    public static AccountView Of(AccountState account, DateTimeOffset now) => new(
        account.UserName,
        account.Name,
        account.Demo,
        account.Locked,
        account.MustChangePassword,
        account.IsWaiting(now) ? Instant.FromDateTimeUtc(account.LockedUntil!.Value) : null,
        account.IsIdentified,
        [.. account.Memberships.Select(HeldView.Of)]);
}

/// <summary>A membership that an account holds, on the wire.</summary>
internal sealed record HeldView(long Id, string? Region, string? Agency, string Role, AgencyLevel? Level, bool Active)
{
    /// <summary>The wire form of a membership.</summary>
    public static HeldView Of(HeldMembership held) =>
        new(held.Id, held.Membership.Region, held.Membership.Agency, held.Membership.Role.Id, held.Membership.Level, held.Active);
}
