using Elsa.Workflows;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities.Guide;

/// <summary>Whether the nodes of time say all that they must. A clock stands still only where the document says so, so 暂停计时 needs its clause.</summary>
internal static class ClockRules
{
    /// <summary>All that is wrong, each a Chinese sentence; empty if nothing is, or if the node has nothing to do with time.</summary>
    /// <param name="node">The node.</param>
    /// <param name="item">The facts of the item.</param>
    /// <param name="clocks">The nodes that start clocks.</param>
    public static IEnumerable<string> Check(IActivity node, Item item, IReadOnlyList<string> clocks) => node switch
    {
        StartClock { Limit: var limit } when limit.Constant() is null => ["没有写明时限（limit）。"],
        StartClock start =>
        [
            .. (start.Channels.Constant() ?? []).Except(item.Channels.Select(channel => channel.Id)).Select(channel => $"适用渠道“{channel}”不是本事项开通的渠道。"),
            .. (start.ApplicantCases.Constant() ?? []).Except(item.ApplicantCases.Select(known => known.Id)).Select(id => $"适用申请人类别“{id}”不在本事项的申请人类别中。"),
            .. start.TimeKind.Constant() is TimeKind.Limit or TimeKind.Duty ? [] : (string[])["时间种类（timeKind）只能是 limit 或 duty；等待一段时间用“等待”，申请人何时申请写在“业务申请”。"],
        ],
        Wait wait when !LimitLength.IsPossible(wait.Unit.Constant(), wait.Length.Constant()) || wait.Unit.Constant() == LimitKind.Immediate =>
            ["等待的长度不对：至少为1，最长1000个工作日、3650个自然日或120个月。"],
        PauseClock pause =>
        [
            .. Known(pause.Clock, clocks),
            .. FlowRules.Stated("原因（reason）", pause.Reason),
            .. FlowRules.Stated("依据（clause）；文件写明可以中止的，时限才能中止，请写明出处，或写“推定：”和理由", pause.Clause!),
        ],
        ResumeClock resume => [.. Known(resume.Clock, clocks), .. FlowRules.Stated("原因（reason）", resume.Reason)],
        StopClock stop => Known(stop.Clock, clocks),
        _ => [],
    };

    private static IEnumerable<string> Known(Input<string?>? clock, IReadOnlyList<string> clocks) => clock.Constant() switch
    {
        { Length: > 0 } id when !clocks.Contains(id) => [$"计时节点“{id}”不是本流程“开始计时”节点的编号。"],
        _ when clocks.Count == 0 => ["本流程没有“开始计时”，没有可以操作的时限。"],
        _ => [],
    };
}
