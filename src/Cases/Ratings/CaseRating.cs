using System.Text.Json.Serialization;
using MedInsFlows.Cases.Casework;
using NodaTime;

namespace MedInsFlows.Cases.Ratings;

/// <summary>好差评 of a case: one at most. Immutable.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="At">When it was given; business time, here and below.</param>
/// <param name="Comment">What was written with it, if anything was.</param>
/// <param name="DueAt">When its follow-up is to be closed; null where it starts none.</param>
public sealed record CaseRating(Grade Grade, Instant At, Citation? Comment, Instant? DueAt)
{
    /// <summary>When the follow-up was closed; null while it is open.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? ClosedAt { get; init; }

    /// <summary>How the follow-up ended; null while it is open.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FollowUpOutcome? Outcome { get; init; }

    /// <summary>Whether somebody must still follow it up.</summary>
    [JsonIgnore]
    public bool AwaitsFollowUp => DueAt is not null && ClosedAt is null;
}
