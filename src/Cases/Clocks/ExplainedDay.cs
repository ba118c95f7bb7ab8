using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>One day of a limit, explained. Immutable.</summary>
/// <param name="Date">The day.</param>
/// <param name="Counted">Whether it counts towards the limit.</param>
/// <param name="Reason">Why or why not: the calendar's word (<c>工作日</c>, <c>调休上班</c>, <c>周末</c>, <c>国庆节</c> …), <c>自然日</c> in a limit that counts every
/// day, the same with <c>，期满顺延</c> where a last day is moved on, or the reason of a pause.</param>
/// <param name="IsProvisional">Whether the notice for the day's year is not known yet.</param>
public sealed record ExplainedDay(LocalDate Date, bool Counted, string Reason, bool IsProvisional);
