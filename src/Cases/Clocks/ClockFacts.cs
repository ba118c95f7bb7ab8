using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Clocks;

/// <summary>What the definition says of a clock that the flow may start.</summary>
/// <param name="Activity">The activity that starts it.</param>
/// <param name="Limit">The limit as printed.</param>
/// <param name="StartEvent">What starts it.</param>
/// <param name="StartAssumed">Whether the document leaves the start open.</param>
/// <param name="Clause">Where the limit is printed.</param>
public sealed record ClockFacts(string Activity, TimeLimitFact Limit, string StartEvent, bool StartAssumed, string Clause);
