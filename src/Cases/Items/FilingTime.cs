using System.Text.Json.Serialization;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Cases.Items;

/// <summary>
/// 申请时间: when the applicant should or may apply, as printed (应当自用工之日起30日内申请办理; 在每月5日前发起清算申请; 整改3个月后可再次评估). It is shown in the
/// guide and judged for each application; no application is refused for it.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FilingTime
{
    /// <summary>What it asks: a duty, a window or a time before which nothing may happen.</summary>
    public required TimeKind Kind { get; init; }

    /// <summary>The required field with the date from which it is counted; null for a window.</summary>
    public string? Field { get; init; }

    /// <summary>How it is counted; null for a window.</summary>
    public LimitKind? Unit { get; init; }

    /// <summary>How long it is in units of <see cref="Unit"/>; null for a window.</summary>
    public int? Length { get; init; }

    /// <summary>The last day of each month on which a window is open, 1 to 31; null for what is no window.</summary>
    public int? UntilDay { get; init; }

    /// <summary>The printed phrase.</summary>
    public required string Text { get; init; }
}
