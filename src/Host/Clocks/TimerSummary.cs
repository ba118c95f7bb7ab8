using System.ComponentModel;
using NodaTime;

namespace MedInsFlows.Host.Clocks;

/// <summary>How the timers stand, on the wire and on pages.</summary>
internal sealed record TimerSummary(
    [property: Description("尚未触发的定时")] long Armed,
    [property: Description("其中已经到期的")] long Late,
    [property: Description("其中触发失败、等待重试的")] long Failed,
    [property: Description("下一个定时何时到期（业务时间）")] Instant? NextDueAt);
