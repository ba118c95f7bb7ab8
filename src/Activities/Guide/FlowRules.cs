using Elsa.Workflows;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Notices;

namespace MedInsFlows.Activities.Guide;

/// <summary>Whether the nodes of an item's flow say all that they must, and agree with one another.</summary>
internal static class FlowRules
{
    /// <summary>All that is wrong, as node id and Chinese sentence; empty if nothing is.</summary>
    /// <param name="item">The facts of the item.</param>
    /// <param name="nodes">The nodes that a case can meet.</param>
    public static IReadOnlyList<(string Node, string Fault)> Check(Item item, IReadOnlyList<IActivity> nodes)
    {
        var stages = nodes.SelectMany(StagesOf).ToList();
        var amounts = nodes.SelectMany(DataOf).Concat(item.RequiredFields).Where(field => field.Type == FieldType.Amount).Select(field => field.Id).ToHashSet();
        var clocks = nodes.OfType<StartClock>().Select(clock => clock.Id).ToList();
        return [.. nodes.SelectMany(node => (IEnumerable<string>)[.. Of(node, item, stages, clocks), .. ApprovalRules.Check(node, stages, amounts), .. ClockRules.Check(node, item, clocks)], (node, fault) => (node.Id, fault))];
    }

    private static IEnumerable<string> Of(IActivity node, Item item, List<string> stages, List<string> clocks) => node switch
    {
        Application => ItemRules.Check(item),
        HumanTask task => TaskRules.Check(task, item, stages, clocks),
        RequestCorrection correction => [.. Stated("环节名称（stage）", correction.Stage), .. Template(correction.Template), .. Audience(correction.Audience, ofAgency: false)],
        Notify notify => [.. Stated("消息场合（event）", notify.Event), .. Template(notify.Template), .. Audience(notify.Audience, ofAgency: true)],
        CloseCase close => [.. Stated("环节名称（stage）", close.Stage), .. Stated("结果说明（result）", close.Result)],
        _ => [],
    };

    private static IEnumerable<string> StagesOf(IActivity node) => node switch
    {
        HumanTask task => [task.Stage.Constant() ?? string.Empty],
        Approval approval => ApprovalRules.LevelsOf(approval).Select(level => level.Stage),
        _ => [],
    };

    private static IReadOnlyList<RequiredField> DataOf(IActivity node) => node switch
    {
        HumanTask task => task.DataToEnter.Constant() ?? [],
        Approval approval => approval.DataToEnter.Constant() ?? [],
        _ => [],
    };

    /// <summary>What a node must say outright.</summary>
    public static IEnumerable<string> Stated(string what, Input<string>? input) =>
        string.IsNullOrWhiteSpace(input.Constant()) ? [$"没有写明{what}。"] : [];

    private static IEnumerable<string> Audience(Input<string> audience, bool ofAgency)
    {
        var known = NoticeAudience.All.Where(one => ofAgency || !one.IsOfAgency).ToList();
        return known.Exists(one => one.Id == audience.Constant()) ? [] : [$"没有这种发送对象（audience）；可用的有{string.Join('、', known.Select(one => $"{one.Id}（{one.Name}）"))}。"];
    }

    private static IEnumerable<string> Template(Input<string>? input)
    {
        var text = input.Constant() ?? string.Empty;
        var faults = MessageTemplate.Check(text);
        return faults is not [] ? faults : MessageTemplate.Parse(text).Blanks.Except(NoticeBlanks.Names)
            .Select(blank => $"消息模板的空白“{blank}”没有来源；可用的有{string.Join('、', NoticeBlanks.Names)}。");
    }
}
