using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Agencies;

/// <summary>
/// What an agency sets for an item where the item's document leaves it open (the empty boxes □, the length of 公示), or where the risk level does: a closed
/// list. Null is 本地未设定; an empty list says that there is none. Holds nothing personal. Immutable.
/// </summary>
public sealed record LocalSettings
{
    /// <summary>Nothing is set.</summary>
    public static LocalSettings Unset { get; } = new();

    /// <summary>Whether who accepted a case may review it too; only for items of low or middle risk without payment.</summary>
    public bool? AcceptorMayReview { get; init; }

    /// <summary>受理层级: at which levels the item is accepted.</summary>
    public IReadOnlyList<AcceptanceLevel>? AcceptanceLevels { get; init; }

    /// <summary>服务受理渠道: the ways by which the agency takes applications, among those of the item.</summary>
    public IReadOnlyList<Channel>? OpenChannels { get; init; }

    /// <summary>反馈渠道: the ways by which the agency tells the result, among those of the item.</summary>
    public IReadOnlyList<Channel>? FeedbackChannels { get; init; }

    /// <summary>数据共享获得材料: ids of the materials that the agency reads from other departments.</summary>
    public IReadOnlyList<string>? SharedMaterials { get; init; }

    /// <summary>留存纸质材料: ids of the materials of which the agency keeps the paper.</summary>
    public IReadOnlyList<string>? PaperMaterials { get; init; }

    /// <summary>存档电子材料: ids of the materials that the agency files electronically.</summary>
    public IReadOnlyList<string>? ElectronicMaterials { get; init; }

    /// <summary>公示期: for how many days a case is put before the public.</summary>
    public int? PublicNoticeDays { get; init; }

    /// <summary>专家人数: how many experts judge a case.</summary>
    public int? Experts { get; init; }

    /// <summary>同意比例: how many of a hundred experts must agree.</summary>
    public int? ExpertShare { get; init; }

    /// <summary>抽查比例: how many of a hundred cases are drawn for inspection.</summary>
    public int? PostCheckPercent { get; init; }

    /// <summary>These settings, and where one is not set, that of the superior agency.</summary>
    /// <param name="superior">What holds at the superior agency.</param>
    public LocalSettings Or(LocalSettings superior) => new()
    {
        AcceptorMayReview = AcceptorMayReview ?? superior.AcceptorMayReview,
        AcceptanceLevels = AcceptanceLevels ?? superior.AcceptanceLevels,
        OpenChannels = OpenChannels ?? superior.OpenChannels,
        FeedbackChannels = FeedbackChannels ?? superior.FeedbackChannels,
        SharedMaterials = SharedMaterials ?? superior.SharedMaterials,
        PaperMaterials = PaperMaterials ?? superior.PaperMaterials,
        ElectronicMaterials = ElectronicMaterials ?? superior.ElectronicMaterials,
        PublicNoticeDays = PublicNoticeDays ?? superior.PublicNoticeDays,
        Experts = Experts ?? superior.Experts,
        ExpertShare = ExpertShare ?? superior.ExpertShare,
        PostCheckPercent = PostCheckPercent ?? superior.PostCheckPercent,
    };
}
