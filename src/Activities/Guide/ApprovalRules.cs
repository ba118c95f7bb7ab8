using System.Globalization;
using Elsa.Workflows;
using MedInsFlows.Cases.Approvals;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities.Guide;

/// <summary>Whether a 多级审批 says all that it must, and agrees with itself and with the item.</summary>
internal static class ApprovalRules
{
    private const int MostSigners = 99;

    /// <summary>The levels that a node gives as a constant.</summary>
    public static IReadOnlyList<ApprovalLevel> LevelsOf(Approval approval) => approval.Levels.Constant() ?? [];

    /// <summary>All that is wrong, each a Chinese sentence; empty if nothing is, or if the node is no approval.</summary>
    /// <param name="node">The node.</param>
    /// <param name="stages">The stages of all tasks of the flow.</param>
    /// <param name="amounts">The amounts that the application and the tasks of the flow name.</param>
    public static IEnumerable<string> Check(IActivity node, IReadOnlyList<string> stages, IReadOnlySet<string> amounts) => node is Approval approval
        ?
        [
            .. Levels(LevelsOf(approval), approval.AmountField.Constant() is { Length: > 0 }),
            .. Amount(approval.AmountField.Constant(), amounts),
            .. TaskRules.KnownStages(approval.MustDifferFrom.Constant(), stages),
            .. (approval.MustDifferFrom.Constant() ?? []).Intersect(LevelsOf(approval).Select(level => level.Stage)).Select(stage => $"不相容环节“{stage}”是本节点自己的一级，退回以后就没有人能办理，请去掉。"),
            .. (approval.RiskPoints.Constant() ?? []).Select(point => point.Step).Except(LevelsOf(approval).Select(level => level.Stage)).Select(step => $"风险点“{step}”不是本节点哪一级的环节名称。"),
            .. Data(approval.DataToEnter.Constant() ?? []),
        ]
        : [];

    private static IEnumerable<string> Levels(IReadOnlyList<ApprovalLevel> levels, bool byAmount)
    {
        if (levels.Count == 0)
        {
            return ["没有写明任何一级（levels）。"];
        }

        var bands = levels.Select(level => (From: level.FromAmount ?? 0, To: level.ToAmount ?? decimal.MaxValue)).ToList();
        return
        [
            .. levels.SelectMany((level, place) => Level(level, byAmount).Select(fault => $"第{place + 1}级{fault}")),
            .. levels.Where(level => !string.IsNullOrWhiteSpace(level.Stage)).GroupBy(level => level.Stage).Where(same => same.Count() > 1).Select(same => $"有几级的环节名称都是“{same.Key}”，请各用一个名称。"),
            .. byAmount && bands.TrueForAll(band => band.From <= band.To) ? Gaps(bands) : [],
        ];
    }

    private static IEnumerable<string> Level(ApprovalLevel level, bool byAmount)
    {
        if (string.IsNullOrWhiteSpace(level.Stage))
        {
            yield return "没有写明环节名称（stage）。";
        }

        if (string.IsNullOrWhiteSpace(level.Role))
        {
            yield return "没有写明办理角色（role）。";
        }

        foreach (var fault in TaskRules.KnownRole(level.Role))
        {
            yield return $"的办理角色不对：{fault}";
        }

        if (level.Signers is < 1 or > MostSigners)
        {
            yield return $"的人数（signers）应为1至{MostSigners}。";
        }

        if (level.Mode == ApprovalMode.Vote && level.Share is not (>= 1 and <= 100))
        {
            yield return "是票签，须写明达到百分之几为通过（share，1至100）。";
        }
        else if (level.Mode != ApprovalMode.Vote && level.Share is not null)
        {
            yield return "不是票签，不能写百分比（share）；需要按票数决定的，请把 mode 写作 vote。";
        }

        if (!byAmount && (level.FromAmount ?? level.ToAmount) is not null)
        {
            yield return "写了金额（fromAmount、toAmount），却没有写明金额字段（amountField）。";
        }

        if (level.FromAmount < 0 || level.ToAmount < 0 || level.FromAmount > level.ToAmount)
        {
            yield return "的金额不对：fromAmount、toAmount 不能小于0，前者不能大于后者。";
        }
    }

    /// <summary>An amount that needs no level would be approved by nobody.</summary>
    private static IEnumerable<string> Gaps(IEnumerable<(decimal From, decimal To)> bands)
    {
        var covered = -0.01m;
        foreach (var (from, to) in bands.Order())
        {
            if (from > covered + 0.01m)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"金额在{covered + 0.01m:0.##}元至{from - 0.01m:0.##}元的，没有任何一级审批；请补上一级，不需要审批的请在审批之前用“判断”分开。");
            }

            covered = Math.Max(covered, to == decimal.MaxValue ? to - 1 : to);
        }

        if (covered < decimal.MaxValue - 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"金额超过{covered:0.##}元的，没有任何一级审批；请补上一级，或者去掉最后一级的 toAmount。");
        }
    }

    private static IEnumerable<string> Amount(string? field, IReadOnlySet<string> amounts) => field is not { Length: > 0 } || amounts.Contains(field)
        ? []
        : [$"金额字段“{field}”不是受理信息必填项，也不是哪个环节录入的信息，或者类型不是金额（amount）。"];

    private static IEnumerable<string> Data(IReadOnlyList<RequiredField> data) =>
    [
        .. ItemRules.Check(data),
        .. data.Where(field => field.Id == ApprovalWords.ToLevel).Select(_ => $"需录入的信息不能用 {ApprovalWords.ToLevel} 这个编号，它由系统用来写明退回到哪一级。"),
    ];
}
