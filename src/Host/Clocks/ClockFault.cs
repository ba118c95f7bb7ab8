namespace MedInsFlows.Host.Clocks;

/// <summary>A timer that is not there, or that should not be. Nothing personal.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Mark">Which of its points of time.</param>
/// <param name="IsMissing">Whether the timer is not there, so that the point would pass unnoticed; else one is too many.</param>
internal sealed record ClockFault(Guid CaseId, string Clock, string Mark, bool IsMissing)
{
    /// <summary>The fault for people.</summary>
    public string Text => $"办件 {CaseId} 时限 {Clock}：{(IsMissing ? "缺少" : "多余")}“{TimerWords.Of(Mark)}”定时";
}
