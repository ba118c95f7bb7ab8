using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>Which accounts are asked for.</summary>
internal sealed record AccountFilter(
    [property: FromQuery(Name = "q"), Description("用户名或姓名的一部分")] string? Q,
    [property: FromQuery(Name = "region"), Description("统筹地区")] string? Region,
    [property: FromQuery(Name = "role"), Description("角色")] string? Role,
    [property: FromQuery(Name = "locked"), Description("是否停用")] bool? Locked);
