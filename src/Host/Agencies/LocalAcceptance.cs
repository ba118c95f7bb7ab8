using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Agencies;

/// <summary>Whether an agency takes an application at all, by what is set there.</summary>
internal static class LocalAcceptance
{
    /// <summary>All that stands against it: the agency has closed the channel, or the item is not accepted at its level.</summary>
    /// <param name="application">The application.</param>
    /// <param name="agency">The agency to which it goes.</param>
    /// <param name="item">The item.</param>
    /// <param name="settings">What holds there.</param>
    public static IEnumerable<ProblemError> Check(Application application, Agency agency, Item item, LocalSettings settings)
    {
        // One that the item does not have at all is told as such.
        if (settings.OpenChannels is { } open && !open.Contains(application.Channel) && item.Channels.Any(channel => channel.Id == application.Channel))
        {
            yield return new("/channel", ErrorCode.BadValue, open.Count == 0
                ? $"{agency.Name}没有开通本事项的受理渠道，请向其他经办机构申请。"
                : $"{agency.Name}没有开通这一受理渠道，请改用已开通的：{string.Join('；', open.Select(channel => LocalSetting.Way(channel, item)))}。");
        }

        if (agency.Kind == AgencyKind.Agency && settings.AcceptanceLevels is { } levels && levels.All(level => !Is(level, agency.Level)))
        {
            yield return new("/agency", ErrorCode.BadValue, levels.Count == 0
                ? $"{agency.Name}按本地设定不受理本事项，请向其他经办机构申请。"
                : $"{agency.Name}按本地设定不受理本事项，受理层级为{string.Join('；', levels.Select(LocalSetting.Level))}，请改向这些层级的经办机构申请。");
        }
    }

    private static bool Is(AcceptanceLevel accepting, AgencyLevel level) => accepting switch
    {
        AcceptanceLevel.Province => level == AgencyLevel.Province,
        AcceptanceLevel.City => level == AgencyLevel.City,
        AcceptanceLevel.County => level == AgencyLevel.County,
        AcceptanceLevel.Township => level == AgencyLevel.Township,
        _ => false,
    };
}
