using System.ComponentModel;
using NodaTime;

namespace MedInsFlows.Host.Clocks;

/// <summary>A timer, on the wire and on pages; nothing of the case but its id.</summary>
internal sealed record TimerView(
    Guid CaseId,
    [property: Description("办件的时限，或流程的等待点")] string Subject,
    [property: Description("定时的种类")] string Kind,
    int Generation,
    [property: Description("何时到期（业务时间）")] Instant DueAt,
    [property: Description("失败的次数")] int Attempts,
    [property: Description("最近一次失败的种类")] string? Error,
    [property: Description("下次重试的时间；为空则立即")] Instant? RetryAt);
