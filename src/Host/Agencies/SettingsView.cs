using System.ComponentModel;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Host.Agencies;

/// <summary>What holds at an agency for an item, on the wire.</summary>
internal sealed record SettingsView(
    string Region,
    string Agency,
    string Item,
    [property: Description("本机构最近一次设定的编号；本机构没有设定过则为 null")] int? Version,
    [property: Description("本机构自己设定的；null 即未设定，沿用上级机构的")] LocalSettings Own,
    [property: Description("现在适用的；null 即本机构和各级上级机构都没有设定")] LocalSettings InForce,
    IReadOnlyList<SettingView> Settings)
{
    /// <summary>The wire form.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="region">Its region.</param>
    /// <param name="item">The item.</param>
    /// <param name="versions">The last version of the agency and of each of its superiors, the nearest first.</param>
    public static SettingsView Of(Agency agency, Region region, Item item, IReadOnlyList<SettingsVersion> versions)
    {
        var own = versions.FirstOrDefault(version => version.Agency == agency.Id);
        return new SettingsView(
            region.Id,
            agency.Id,
            item.Id,
            own?.Number,
            own?.Settings ?? LocalSettings.Unset,
            versions.Aggregate(LocalSettings.Unset, (nearer, version) => nearer.Or(version.Settings)),
            [.. LocalSetting.All.Select(setting => SettingView.Of(setting, region, item, versions))]);
    }
}

/// <summary>A setting, on the wire.</summary>
internal sealed record SettingView(
    string Id,
    string Name,
    [property: Description("在适用的设定，以文字表示；没有设定为“本地未设定”")] string Text,
    bool IsSet,
    [property: Description("由哪个机构设定；可以是上级机构")] string? Agency,
    string? AgencyName,
    string? SetBy,
    Instant? SetAt)
{
    /// <summary>The wire form of a setting.</summary>
    public static SettingView Of(LocalSetting setting, Region region, Item item, IReadOnlyList<SettingsVersion> versions) =>
        versions.FirstOrDefault(version => setting.Words(version.Settings, item) is not null) is { } from
            ? new(
                setting.Id,
                setting.Name,
                setting.Words(from.Settings, item)!,
                true,
                from.Agency,
                region.Agencies.FirstOrDefault(agency => agency.Id == from.Agency)?.Name,
                from.SetBy,
                from.SetAt)
            : new(setting.Id, setting.Name, LocalSetting.NotSet, false, null, null, null, null);
}

/// <summary>What an agency set at a time, on the wire.</summary>
internal sealed record SettingsVersionView(int Number, LocalSettings Settings, string Reason, string SetBy, Instant SetAt)
{
    /// <summary>The wire form of a version.</summary>
    public static SettingsVersionView Of(SettingsVersion version) => new(version.Number, version.Settings, version.Reason, version.SetBy, version.SetAt);
}

/// <summary>A setting as those who apply read it, on the wire.</summary>
internal sealed record LocalGuideEntry(string Id, string Name, [property: Description("没有设定为“本地未设定”")] string Text, bool IsSet)
{
    /// <summary>All that concerns those who apply.</summary>
    public static IReadOnlyList<LocalGuideEntry> Of(LocalSettings settings, Item item) =>
    [
        .. LocalSetting.All.Where(setting => setting.IsPublic)
            .Select(setting => setting.Words(settings, item) is { } words ? new LocalGuideEntry(setting.Id, setting.Name, words, true) : new(setting.Id, setting.Name, LocalSetting.NotSet, false)),
    ];
}
