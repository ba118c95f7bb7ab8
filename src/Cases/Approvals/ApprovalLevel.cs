using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Approvals;

/// <summary>One level of an approval. The bounds of its band count as within it (《民法典》第一千二百五十九条: 以上、以下包括本数).</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApprovalLevel
{
    /// <summary>The step of the item, as its document words it.</summary>
    public string Stage { get; init; } = string.Empty;

    /// <summary>Whose it is.</summary>
    public string Role { get; init; } = string.Empty;

    /// <summary>How its signers decide together.</summary>
    public ApprovalMode Mode { get; init; }

    /// <summary>How many different persons sign.</summary>
    public int Signers { get; init; } = 1;

    /// <summary>Of a vote: the share of the signers that must approve, in percent.</summary>
    public int? Share { get; init; }

    /// <summary>The least amount in yuan for which the level is needed; null for any.</summary>
    public decimal? FromAmount { get; init; }

    /// <summary>The greatest amount in yuan for which the level is needed; null for any.</summary>
    public decimal? ToAmount { get; init; }

    /// <summary>What is to be done.</summary>
    public string? Instructions { get; init; }

    /// <summary>Whether an amount must pass the level. One that is not known must pass all.</summary>
    /// <param name="yuan">The amount.</param>
    public bool IsNeededFor(decimal? yuan) => yuan is not { } known || ((FromAmount ?? known) <= known && known <= (ToAmount ?? known));

    /// <summary>What the opinions of the level come to.</summary>
    /// <param name="agreed">How many of its signers approve.</param>
    /// <param name="disagreed">How many do not.</param>
    /// <returns>Whether it is approved; null as long as that is open.</returns>
    public bool? Judge(int agreed, int disagreed) => Mode switch
    {
        ApprovalMode.Any when agreed + disagreed > 0 => agreed > 0,
        ApprovalMode.All when disagreed > 0 => false,
        ApprovalMode.All when agreed >= Signers => true,
        ApprovalMode.Vote when agreed * 100 >= Share * Signers => true,
        ApprovalMode.Vote when (Signers - disagreed) * 100 < Share * Signers => false,
        _ => null,
    };
}
