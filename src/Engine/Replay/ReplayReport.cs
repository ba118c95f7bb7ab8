namespace MedInsFlows.Engine.Replay;

/// <summary>What a replay found.</summary>
/// <param name="Identical">Whether all that happened happened again.</param>
/// <param name="Steps">How many records were compared.</param>
/// <param name="Divergences">Where it did not.</param>
public sealed record ReplayReport(bool Identical, int Steps, IReadOnlyList<ReplayDivergence> Divergences);

/// <summary>A difference between the record and the replay.</summary>
/// <param name="Seq">The record; the last one for a difference in what the instance was left with.</param>
/// <param name="ActivityId">The activity, if it is one of an activity.</param>
/// <param name="Field">The field; <c>state.</c> and a member of what the instance was left with, where all records are the same.</param>
/// <param name="Recorded">What it says.</param>
/// <param name="Replayed">What came out now.</param>
public sealed record ReplayDivergence(int Seq, string? ActivityId, string Field, string? Recorded, string? Replayed);
