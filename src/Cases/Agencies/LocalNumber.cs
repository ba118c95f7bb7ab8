namespace MedInsFlows.Cases.Agencies;

/// <summary>One of the settings that are numbers. Immutable.</summary>
/// <param name="Id">Its name on the wire.</param>
/// <param name="Least">The least that may be set.</param>
/// <param name="Greatest">The most that may be set.</param>
/// <param name="Range">What is said to who sets something else.</param>
/// <param name="In">What settings say of it; null where it is not set.</param>
public sealed record LocalNumber(string Id, int Least, int Greatest, string Range, Func<LocalSettings, int?> In)
{
    /// <summary>The longest 公示期: the whole of the longest limit within which one is printed (定点协议, 90 days).</summary>
    private const int LongestPublicNotice = 90;

    /// <summary>The most experts that judge one case.</summary>
    private const int MostExperts = 15;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LocalNumber> All { get; } =
    [
        new("publicNoticeDays", 1, LongestPublicNotice, $"公示期应为 1 至 {LongestPublicNotice} 天。", settings => settings.PublicNoticeDays),
        new("experts", 1, MostExperts, $"专家人数应为 1 至 {MostExperts} 人。", settings => settings.Experts),
        new("expertShare", 1, 100, "同意比例应为百分之 1 至 100。", settings => settings.ExpertShare),
        new("postCheckPercent", 0, 100, "抽查比例应为百分之 0 至 100。", settings => settings.PostCheckPercent),
    ];
}
