using System.Text.Json.Serialization;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Cases.Items;

/// <summary>A limit of 办理时限 as printed; a document may print several for one item.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TimeLimitFact
{
    /// <summary>How it is counted.</summary>
    public required LimitKind Kind { get; init; }

    /// <summary>Its length in units of <see cref="Kind"/>; 0 for immediate.</summary>
    public required int Length { get; init; }

    /// <summary>How the total is counted in special cases (特殊情况不能超过3个月).</summary>
    public LimitKind? ExtendedKind { get; init; }

    /// <summary>The total length in special cases, not what is added.</summary>
    public int? ExtendedLength { get; init; }

    /// <summary>Whom or what it is limited to (在职职工, 线上申请, 受理 …), in the words of the document; null for all.</summary>
    public string? AppliesTo { get; init; }

    /// <summary>What it covers.</summary>
    public required TimeLimitScope Scope { get; init; }

    /// <summary>Whether it is a promise or the ceiling above one; null where only one limit is printed.</summary>
    public TimeLimitAuthority? Authority { get; init; }

    /// <summary>The printed phrase.</summary>
    public required string Text { get; init; }
}
