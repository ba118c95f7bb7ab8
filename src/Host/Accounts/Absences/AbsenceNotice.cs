using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace MedInsFlows.Host.Accounts.Absences;

/// <summary>That somebody is absent, as it is sent.</summary>
internal sealed record AbsenceNotice(
    [property: Description("外出的第一天")] LocalDate FromOn,
    [property: Description("外出的最后一天")] LocalDate UntilOn,
    [property: Description("代理人的用户名，须在同一机构担任同样的角色")][MaxLength(100)] string Substitute,
    [property: Description("缘由：leave 休假、duty 公出、training 培训、other 其他")] AbsenceReason? Reason = null);
