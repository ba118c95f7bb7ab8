using MedInsFlows.Cases.Casework;
using NodaTime;

namespace MedInsFlows.Cases.Ratings;

/// <summary>好差评: who sent a closed case rated how it was handled.</summary>
/// <param name="Rating">The rating.</param>
public sealed record CaseRated(CaseRating Rating) : CaseEvent;

/// <summary>回访整改: the follow-up of a bad rating was closed.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="At">When; business time.</param>
/// <param name="Result">What was found and done.</param>
public sealed record RatingFollowedUp(FollowUpOutcome Outcome, Instant At, Citation Result) : CaseEvent;
