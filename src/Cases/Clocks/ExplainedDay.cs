using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>One day of a limit, explained. Immutable.</summary>
/// <param name="Date">The day.</param>
/// <param name="Counted">Whether it counts towards the limit.</param>
/// <param name="Reason">
/// Why or why not: the calendar's word (<c>工作日</c>, <c>调休上班</c>, <c>周末</c>, <c>国庆节</c> …), with <c>，期满顺延</c> where the last day is
/// moved on; <c>自然日</c> in a limit that counts days off as well; or the reason of a pause.
/// </param>
/// <param name="IsProvisional">Whether the notice for the day's year is not known yet.</param>
public sealed record ExplainedDay(LocalDate Date, bool Counted, string Reason, bool IsProvisional);
