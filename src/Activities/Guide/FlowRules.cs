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
        FixedTaskActivity task => FixedTaskRules.Check(task, item, stages),
        ExpertReview review => ExpertRules.Check(review, stages),
        RequestCorrection correction => [.. Stated("环节名称（stage）", correction.Stage), .. Template(correction.Template, item), .. Audience(correction.Audience, ofAgency: false)],
        Notify notify => [.. Stated("消息场合（event）", notify.Event), .. Template(notify.Template, item), .. Audience(notify.Audience, ofAgency: true)],
        IssueDocument paper => DocumentRules.Check(paper, item),
        GrantEntitlement entitlement => EntitlementRules.Check(entitlement, item),
        Branch branch => BranchRules.Check(branch, item),
        CloseCase close => [.. Stated("环节名称（stage）", close.Stage), .. Stated("结果说明（result）", close.Result)],
        _ => [],
    };

    private static IEnumerable<string> StagesOf(IActivity node) => node switch
    {
        Approval approval => ApprovalRules.LevelsOf(approval).Select(level => level.Stage),
        TaskActivity task => [task.Stage.Constant() ?? string.Empty],
        ExpertReview review => [review.Stage.Constant() ?? string.Empty],
        _ => [],
    };

    /// <summary>What a node asks to be entered.</summary>
    public static IReadOnlyList<RequiredField> DataOf(IActivity node) => node switch
    {
        HumanTask task => task.DataToEnter.Constant() ?? [],
        Approval approval => approval.DataToEnter.Constant() ?? [],
        FixedTaskActivity task => FixedTaskRules.DataOf(task),
        ExpertReview review => review.DataToEnter.Constant() ?? [],
        _ => [],
    };

    /// <summary>What a node must say outright.</summary>
    public static IEnumerable<string> Stated(string what, Input<string>? input) =>
        string.IsNullOrWhiteSpace(input.Constant()) ? [$"没有写明{what}。"] : [];

    /// <summary>An audience that there is.</summary>
    public static IEnumerable<string> Audience(Input<string> audience, bool ofAgency)
    {
        var known = NoticeAudience.All.Where(one => ofAgency || !one.IsOfAgency).ToList();
        return known.Exists(one => one.Id == audience.Constant()) ? [] : [$"没有这种发送对象（audience）；可用的有{string.Join('、', known.Select(one => $"{one.Id}（{one.Name}）"))}。"];
    }

    /// <summary>A wording whose blanks all have a source.</summary>
    public static IEnumerable<string> Template(Input<string>? input, Item item)
    {
        var text = input.Constant() ?? string.Empty;
        var faults = MessageTemplate.Check(text);
        return faults is not [] ? faults : MessageTemplate.Parse(text).Blanks.Except(NoticeBlanks.NamesFor(item))
            .Select(blank => $"消息模板的空白“{blank}”没有来源；可用的有{string.Join('、', NoticeBlanks.Names)}，以及受理信息必填项和需录入的信息的名称。");
    }
}
