namespace MedInsFlows.Cases.Agencies;

/// <summary>
/// The numbers of an agency's settings that flows follow in place of those that they infer (由各统筹区设定). They come to a case with each stimulus, so that
/// a replay finds them again. Null is 本地未设定. Immutable.
/// </summary>
public sealed record LocalNumbers
{
    /// <summary>公示期: for how many days a case is put before the public.</summary>
    public int? PublicNoticeDays { get; init; }

    /// <summary>专家人数: how many experts judge a case.</summary>
    public int? Experts { get; init; }

    /// <summary>同意比例: how many of a hundred experts must agree.</summary>
    public int? ExpertShare { get; init; }

    /// <summary>抽查比例: how many of a hundred cases are drawn for inspection.</summary>
    public int? PostCheckPercent { get; init; }

    /// <summary>Nothing is set.</summary>
    public static LocalNumbers Unset { get; } = new();

    /// <summary>The numbers of settings.</summary>
    /// <param name="settings">What holds at an agency for an item.</param>
    public static LocalNumbers Of(LocalSettings settings) => new()
    {
        PublicNoticeDays = settings.PublicNoticeDays,
        Experts = settings.Experts,
        ExpertShare = settings.ExpertShare,
        PostCheckPercent = settings.PostCheckPercent,
    };
}
