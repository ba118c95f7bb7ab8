using NodaTime;

namespace MedInsFlows.Host.Clocks;

/// <summary>A timer of a clock that is armed.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Mark">Which of its points of time, see <see cref="MedInsFlows.Cases.Casework.ClockMarks"/>.</param>
/// <param name="Generation">For which computation of the clock it was armed.</param>
/// <param name="DueAt">When it is due, in business time.</param>
internal sealed record ArmedTimer(string Clock, string Mark, int Generation, Instant DueAt);
