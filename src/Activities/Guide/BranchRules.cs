using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities.Guide;

/// <summary>Whether a 分流 says all that it must, and names what the item knows.</summary>
internal static class BranchRules
{
    /// <summary>All that is wrong, each a Chinese sentence; empty if nothing is.</summary>
    /// <param name="branch">The node.</param>
    /// <param name="item">The facts of the item.</param>
    public static IEnumerable<string> Check(Branch branch, Item item)
    {
        var (ways, rules) = (branch.Ways.Constant() ?? [], branch.Rules.Constant() ?? []);
        return
        [
            .. ways.Count < 2 ? (string[])["至少须有两个去向（ways）。"] : [],
            .. ways.SkipLast(1).Except(rules.Select(rule => rule.Way)).Select(way => $"去向“{way}”没有分流条件，没有办件会走它；只有最后一个去向不用写条件。"),
            .. rules.Select(rule => rule.Way).Except(ways).Select(way => $"分流条件所写的去向“{way}”不在 ways 中。"),
            .. rules.SelectMany(rule => Names(rule, item)),
        ];
    }

    private static IEnumerable<string> Names(BranchRule rule, Item item) =>
    [
        .. (rule.Channels ?? []).Except(item.Channels.Select(channel => channel.Id)).Select(channel => $"去向“{rule.Way}”的渠道“{channel}”不是本事项开通的渠道。"),
        .. (rule.ApplicantCases ?? []).Except(item.ApplicantCases.Select(known => known.Id)).Select(id => $"去向“{rule.Way}”的申请人类别“{id}”不在本事项的申请人类别中。"),
        .. rule.Circumstance is { } circumstance && item.Circumstances.All(known => known.Id != circumstance) ? (string[])[$"去向“{rule.Way}”的情形“{circumstance}”不在可申明的情形中。"] : [],
        .. rule.Field is { } field && item.RequiredFields.Concat(item.EnteredData).All(known => known.Id != field) ? (string[])[$"去向“{rule.Way}”的信息项“{field}”不是受理信息必填项，也不是哪个环节录入的信息。"] : [],
        .. rule.Field is null && (rule.EqualTo is not null || rule.From is not null || rule.To is not null) ? (string[])[$"去向“{rule.Way}”写了 equals、from 或 to，却没有写明是哪个信息项（field）。"] : [],
    ];
}
