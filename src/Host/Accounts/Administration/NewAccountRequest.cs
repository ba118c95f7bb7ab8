using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>An account to be made, on the wire.</summary>
internal sealed record NewAccountRequest(
    [property: Description("用户名：小写字母、数字和连字符，以字母开头")][MaxLength(50)] string UserName,
    [property: Description("姓名")][MaxLength(100)] string Name,
    [property: Description("初始密码，首次登录时须修改")][MaxLength(200)] string Password,
    [property: Description("身份；第一个为当前身份")][MaxLength(20)] IReadOnlyList<MembershipGrant> Memberships,
    [property: Description("持有人的证件；写明后，同一人的几个账户视为一人，本人的业务由他人办理")] HolderIdentity? Identity = null);
