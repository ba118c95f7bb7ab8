using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Agencies;

/// <summary>Which settings an item leaves to an agency.</summary>
public static class LocalSettingsRules
{
    /// <summary>
    /// Whether an agency may let who accepted a case review it: where nothing is paid and the risk is not high. Where the document prints no risk level the
    /// agency answers for it.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="hasPayment">Whether a step of its flow pays or approves a payment.</param>
    public static bool LeavesReviewToAcceptor(Item item, bool hasPayment) => !hasPayment && item.RiskLevel?.Contains('高', StringComparison.Ordinal) is not true;

    /// <summary>Everything that an item does not leave to an agency, as (JSON pointer, Chinese text).</summary>
    /// <param name="settings">What an agency wants to set.</param>
    /// <param name="item">The item.</param>
    /// <param name="hasPayment">Whether a step of its flow pays or approves a payment.</param>
    public static IEnumerable<(string Place, string Text)> Check(LocalSettings settings, Item item, bool hasPayment)
    {
        if (settings.AcceptorMayReview is true && !LeavesReviewToAcceptor(item, hasPayment))
        {
            yield return ("/acceptorMayReview", hasPayment ? "本事项涉及拨付，受理与审核不得由同一人办理。" : $"本事项为{item.RiskLevel}，受理与审核不得由同一人办理。");
        }

        var channels = item.Channels.Select(channel => channel.Id).ToHashSet();
        var materials = item.Materials.Select(material => material.Id).ToHashSet();
        IEnumerable<(string Place, string Text)> lists =
        [
            .. List("/acceptanceLevels", settings.AcceptanceLevels, _ => true, string.Empty),
            .. List("/openChannels", settings.OpenChannels, channels.Contains, "不是本事项的办理渠道"),
            .. List("/feedbackChannels", settings.FeedbackChannels, channels.Contains, "不是本事项的办理渠道"),
            .. List("/sharedMaterials", settings.SharedMaterials, materials.Contains, "不是本事项的受理材料"),
            .. List("/paperMaterials", settings.PaperMaterials, materials.Contains, "不是本事项的受理材料"),
            .. List("/electronicMaterials", settings.ElectronicMaterials, materials.Contains, "不是本事项的受理材料"),
        ];
        foreach (var fault in lists)
        {
            yield return fault;
        }

        foreach (var number in LocalNumber.All.Where(number => number.In(settings) is { } set && (set < number.Least || set > number.Greatest)))
        {
            yield return ($"/{number.Id}", number.Range);
        }
    }

    private static IEnumerable<(string Place, string Text)> List<T>(string place, IReadOnlyList<T>? list, Func<T, bool> isKnown, string unknown)
    {
        foreach (var (index, entry) in (list ?? []).Index())
        {
            if (!isKnown(entry))
            {
                yield return ($"{place}/{index}", $"{unknown}，可用的见事项的办事指南（/api/items）。");
            }
            else if (list!.Take(index).Contains(entry))
            {
                yield return ($"{place}/{index}", "写了两次，请删去一个。");
            }
        }
    }
}
