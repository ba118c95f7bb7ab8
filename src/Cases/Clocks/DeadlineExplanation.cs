using System.Collections.Immutable;

namespace MedInsFlows.Cases.Clocks;

/// <summary>A deadline that explains itself: what <c>GET /api/cases/{id}/deadline</c> answers for one limit. Immutable.</summary>
/// <param name="Clock">The limit, with its start, clause and pauses.</param>
/// <param name="Deadline">When it ends.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Days">
/// Every day after the start up to the last day, in order. Those that count are <see cref="Deadline.Days"/> in number, and the last day is
/// one of them; only the single day of an immediate limit may be the day of the start itself, which is not listed.
/// </param>
/// <param name="Remarks">The rules of law that shaped the answer, and what is uncertain about it: Chinese sentences for the reader.</param>
public sealed record DeadlineExplanation(
    Clock Clock, Deadline Deadline, Standing Standing, ImmutableArray<ExplainedDay> Days, ImmutableArray<string> Remarks);
