using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Separation;
using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Activities.Guide;

/// <summary>Whether a 人工环节 says all that it must, and agrees with itself and with the item.</summary>
internal static class TaskRules
{
    /// <summary>All that is wrong, each a Chinese sentence; empty if nothing is.</summary>
    /// <param name="task">The node.</param>
    /// <param name="item">The facts of the item.</param>
    /// <param name="stages">The stages of all tasks of the flow.</param>
    /// <param name="clocks">The nodes that start clocks.</param>
    public static IEnumerable<string> Check(HumanTask task, Item item, IReadOnlyList<string> stages, IReadOnlyList<string> clocks)
    {
        var decisions = task.Decisions.Constant() ?? [];
        var data = task.DataToEnter.Constant() ?? [];
        return
        [
            .. Common(task, stages),
            .. KnownDuty(task.Duty.Constant()),
            .. Decisions(decisions, task.DecisionRules.Constant() ?? []),
            .. AcceptingDecision(task.AcceptingDecision.Constant(), decisions),
            .. LimitOutcome(task, decisions, clocks),
            .. ItemRules.Check(data),
            .. DeficientMaterials(data, item),
            .. Roster(task.RosterField.Constant(), data, item),
        ];
    }

    /// <summary>What is wrong with what every task says.</summary>
    public static IEnumerable<string> Common(TaskActivity task, IReadOnlyList<string> stages) =>
    [
        .. FlowRules.Stated("环节名称（stage）", task.Stage),
        .. FlowRules.Stated("办理角色（role）", task.Role),
        .. KnownRole(task.Role.Constant()),
        .. KnownStages(task.MustDifferFrom.Constant(), stages),
    ];

    /// <summary>What is to be entered with a decision. One who may return the case for correction may say what is new when it is not the first time.</summary>
    public static IReadOnlyList<RequiredField> DataOf(HumanTask task) => task.DataToEnter.Constant() switch
    {
        null => [],
        var data when data.Any(field => field.Id == RequestCorrection.DeficientMaterials) && data.All(field => field.Id != RequestCorrection.NewFindings) =>
            [.. data, new RequiredField { Id = RequestCorrection.NewFindings, Name = "再次补正的新情况", Type = FieldType.LongText, Required = false }],
        var data => data,
    };

    /// <summary>Each stage that is named as incompatible is one of the flow.</summary>
    public static IEnumerable<string> KnownStages(IReadOnlyList<string>? named, IReadOnlyList<string> stages) =>
        (named ?? []).Except(stages).Select(stage => $"不相容环节“{stage}”不是本流程人工环节的名称。");

    /// <summary>A role that is named is one that there is.</summary>
    public static IEnumerable<string> KnownRole(string? role) => string.IsNullOrWhiteSpace(role) || Role.Find(role) is not null
        ? []
        : [$"没有“{role}”这个办理角色；可用的有{string.Join('、', Role.All.Select(known => $"{known.Id}（{known.Name}）"))}。"];

    private static IEnumerable<string> KnownDuty(string? duty) => string.IsNullOrEmpty(duty) || Duties.Find(duty) is not null
        ? []
        : [$"没有“{duty}”这个岗位；可用的有{string.Join('、', Duties.All)}。"];

    private static IEnumerable<string> Decisions(IReadOnlyList<string> decisions, IReadOnlyList<DecisionRule> rules)
    {
        if (decisions.Count == 0)
        {
            yield return "没有写明任何决定（decisions）。";
        }
        else if (rules.All(rule => rule.Kind != DecisionKind.Positive))
        {
            yield return "没有一个决定的性质是肯定（positive），办件无法通过本环节。";
        }

        foreach (var decision in decisions.Where(decision => rules.Count(rule => rule.Decision == decision) != 1).Distinct())
        {
            yield return $"决定“{decision}”的性质须在 decisionRules 中写明，且只写一次。";
        }

        foreach (var rule in rules.Where(rule => decisions.Count(decision => decision == rule.Decision) != 1))
        {
            yield return $"decisionRules 所写的决定“{rule.Decision}”须在 decisions 中列出，且只列一次。";
        }
    }

    private static IEnumerable<string> AcceptingDecision(string? accepting, IReadOnlyList<string> decisions) =>
        accepting is null || decisions.Contains(accepting) ? [] : [$"即为受理的决定“{accepting}”不在 decisions 中。"];

    private static IEnumerable<string> LimitOutcome(HumanTask task, IReadOnlyList<string> decisions, IReadOnlyList<string> clocks)
    {
        var outcomes = task.LimitOutcome.Constant() ?? [];
        if (outcomes.Count > 1)
        {
            yield return "超时出口（limitOutcome）只能有一个。";
        }

        foreach (var outcome in outcomes.Intersect(decisions))
        {
            yield return $"超时出口“{outcome}”不能同时是一个决定，请另起一个名字。";
        }

        if (task.LimitClock.Constant() is { Length: > 0 } clock && !clocks.Contains(clock))
        {
            yield return $"超时所依计时“{clock}”不是本流程“开始计时”节点的编号。";
        }

        if (outcomes.Count == 0 && !string.IsNullOrWhiteSpace(task.DeemedAcceptance.Constant()))
        {
            yield return "写了视为受理的依据（deemedAcceptance），却没有超时出口（limitOutcome）；请补上超时出口，或者去掉依据。";
        }
    }

    private static IEnumerable<string> Roster(string? roster, IReadOnlyList<RequiredField> data, Item item)
    {
        if (string.IsNullOrEmpty(roster))
        {
            yield break;
        }

        if (!item.RequiredFields.Any(field => field.Id == roster && field.Type == FieldType.List))
        {
            yield return $"名册字段“{roster}”不是受理信息必填项中的名册（list）。";
        }

        if (data.Any(field => field.Id == RosterTask.Results))
        {
            yield return $"写了名册字段（rosterField）的，逐行结果由系统自动加上，请从 dataToEnter 去掉 {RosterTask.Results}。";
        }
    }

    private static IEnumerable<string> DeficientMaterials(IReadOnlyList<RequiredField> data, Item item) => data
        .Where(field => field.Id == RequestCorrection.DeficientMaterials)
        .SelectMany(field => field is { Type: FieldType.MultiChoice, Options: { } options }
            ? options.Select(option => option.Id).Except(item.Materials.Select(material => material.Id))
                .Select(id => $"需补正的材料“{id}”不在受理材料中。")
            : [$"{field.Id} 须为多选（multiChoice），选项是受理材料的编号。"]);
}
