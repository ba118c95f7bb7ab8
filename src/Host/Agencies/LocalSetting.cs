using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Host.Agencies;

/// <summary>One of the settings, as people read it. Immutable.</summary>
/// <param name="Id">Its name on the wire.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="IsPublic">Whether it concerns those who apply.</param>
/// <param name="Words">Its value in words; null where it is not set.</param>
internal sealed record LocalSetting(string Id, string Name, bool IsPublic, Func<LocalSettings, Item, string?> Words)
{
    /// <summary>What is said of a setting that is not set.</summary>
    public const string NotSet = "本地未设定";

    /// <summary>All settings, in the order of the documents' sections.</summary>
    public static IReadOnlyList<LocalSetting> All { get; } =
    [
        new("acceptanceLevels", "受理层级", true, (settings, _) => Join(settings.AcceptanceLevels, Level)),
        new("openChannels", "服务受理渠道", true, (settings, item) => Join(settings.OpenChannels, channel => Way(channel, item))),
        new("feedbackChannels", "反馈渠道", true, (settings, item) => Join(settings.FeedbackChannels, channel => Way(channel, item))),
        new("sharedMaterials", "数据共享获得材料", true, (settings, item) => Join(settings.SharedMaterials, id => Material(id, item))),
        new("paperMaterials", "留存纸质材料", true, (settings, item) => Join(settings.PaperMaterials, id => Material(id, item))),
        new("electronicMaterials", "存档电子材料", true, (settings, item) => Join(settings.ElectronicMaterials, id => Material(id, item))),
        new("publicNoticeDays", "公示期", true, (settings, _) => settings.PublicNoticeDays is { } days ? $"{days}天" : null),
        new("experts", "专家人数", false, (settings, _) => settings.Experts is { } experts ? $"{experts}人" : null),
        new("expertShare", "专家同意比例", false, (settings, _) => settings.ExpertShare is { } share ? $"{share}%" : null),
        new("postCheckPercent", "事后抽查比例", false, (settings, _) => settings.PostCheckPercent is { } percent ? $"{percent}%" : null),
        new("acceptorMayReview", "受理人员审核同一办件", false, (settings, _) => settings.AcceptorMayReview switch { true => "可以", false => "不可以", null => null }),
    ];

    /// <summary>The Chinese name of a level.</summary>
    public static string Level(AcceptanceLevel level) => level switch
    {
        AcceptanceLevel.Province => "省级",
        AcceptanceLevel.City => "市（地）、行业",
        AcceptanceLevel.County => "县（市、区）",
        AcceptanceLevel.Township => "乡镇（街道）",
        _ => "村（社区）",
    };

    /// <summary>A way by which applications come, as the document of the item words it.</summary>
    public static string Way(Channel channel, Item item) =>
        string.Join('、', item.Channels.Where(printed => printed.Id == channel).Select(printed => printed.Text).Distinct()) is { Length: > 0 } words ? words : channel.ToString();

    private static string Material(string id, Item item) => item.Materials.FirstOrDefault(material => material.Id == id)?.Name ?? id;

    private static string? Join<T>(IReadOnlyList<T>? list, Func<T, string> words) => list switch
    {
        null => null,
        [] => "无",
        _ => string.Join('；', list.Select(words)),
    };
}
