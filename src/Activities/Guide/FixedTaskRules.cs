using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities.Guide;

/// <summary>Whether an activity that waits for one person's word says all that it must, and agrees with itself and with the item.</summary>
internal static class FixedTaskRules
{
    /// <summary>All that is wrong, each a Chinese sentence; empty if nothing is.</summary>
    /// <param name="task">The node.</param>
    /// <param name="item">The facts of the item.</param>
    /// <param name="stages">The stages of all tasks of the flow.</param>
    public static IEnumerable<string> Check(FixedTaskActivity task, Item item, IReadOnlyList<string> stages) =>
    [
        .. TaskRules.Common(task, stages),
        .. (task.DataToEnter.Constant() ?? []).Select(field => field.Id).Intersect(task.OwnData.Select(field => field.Id))
            .Select(id => $"另需录入的信息不能用 {id} 这个编号，它是本节点自己要录入的信息。"),
        .. ItemRules.Check(DataOf(task)),
        .. Own(task, item),
    ];

    /// <summary>What is to be entered: what the activity asks of itself, and what the flow adds.</summary>
    public static IReadOnlyList<RequiredField> DataOf(FixedTaskActivity task) => [.. task.OwnData, .. task.DataToEnter.Constant() ?? []];

    private static IEnumerable<string> Own(FixedTaskActivity task, Item item) => task switch
    {
        AwaitOriginals { Template: { } template } originals when template.Constant() is { Length: > 0 } => [.. Waiting(originals), .. FlowRules.Template(template!, item)],
        ConsultDepartment consult => [.. Waiting(consult), .. FlowRules.Stated("协查部门（department）", consult.Department)],
        Handover handover => [.. Waiting(handover), .. FlowRules.Stated("流转机构（to）", handover.To)],
        TimedTaskActivity timed => Waiting(timed),
        Disburse disburse => Lines(disburse),
        Inspect inspect => (inspect.ScoreSheet.Constant() ?? []).Where(row => row.Max < 1).Select(row => $"评分项“{row.Name}”的满分（max）至少为1。"),
        PostCheck check when check.Percent.Constant() is < 0 or > 100 => ["抽查比例（percent）应为0至100。"],
        PublicNotice notice when !LimitLength.IsPossible(notice.Unit.Constant(), notice.Days.Constant()) => ["公示天数（days）至少为1。"],
        _ => [],
    };

    private static IEnumerable<string> Waiting(TimedTaskActivity task) => task.Length.Constant() == 0 || LimitLength.IsPossible(task.Unit.Constant(), task.Length.Constant())
        ? []
        : ["等待期限不对：没有期限填0，最长1000个工作日、3650个自然日或120个月。"];

    private static IEnumerable<string> Lines(Disburse disburse)
    {
        var lines = disburse.Lines.Constant() ?? [];
        return lines.Count == 0
            ? ["没有写明任何基金分项（lines），不知道拨付多少。"]
            : [.. lines.Where(line => string.IsNullOrWhiteSpace(line.Fund)).Select(_ => "基金分项须写明基金名称（fund）。"), .. lines.GroupBy(line => line.Fund).Where(same => same.Count() > 1).Select(same => $"基金“{same.Key}”写了几行，请合为一行。")];
    }
}
