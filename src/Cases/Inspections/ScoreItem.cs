using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Inspections;

/// <summary>A row of a 评分表.</summary>
/// <param name="Id">The id of the datum in which the score is entered.</param>
/// <param name="Name">What is scored, as printed.</param>
/// <param name="Max">The full score, at least 1.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ScoreItem(string Id, string Name, int Max);
