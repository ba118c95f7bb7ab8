using System.ComponentModel;
using System.Text.Json.Nodes;
using NodaTime;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>An act of administration, on the wire.</summary>
internal sealed record AccountActView(
    int Seq,
    Instant At,
    string Actor,
    string Role,
    [property: Description("created 新建、membership-added 增加身份、membership-removed 取消身份、locked 停用、unlocked 启用、sessions-ended 结束会话、password-reset 重置密码、password-changed 本人改密码、membership-chosen 本人切换身份、identity-set 登记持有人证件、identity-removed 删除持有人证件、relative-declared 本人申报亲属、relative-withdrawn 本人撤回申报、absence-said 登记外出和代理人、absence-taken-back 取消外出")] string Act,
    string Target,
    string? Reason,
    [property: Description("此前的账户；新建时为 null")] JsonObject? Before,
    [property: Description("此后的账户；外出的登记和取消，则为该次外出")] JsonObject After,
    string Hash)
{
    /// <summary>The wire form.</summary>
    public static AccountActView Of(int seq, AccountAct act, byte[] hash) =>
        new(seq, act.At, act.Actor, act.Role, act.Act, act.Target, act.Reason, act.Before, act.After, Convert.ToHexStringLower(hash));
}
