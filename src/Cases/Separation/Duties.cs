using System.Collections.Frozen;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Separation;

/// <summary>
/// What the tasks of a role are for, where the flow does not say it outright. Money goes as the documents print it: 财务审核 and 结算 say what is to be
/// paid, 财务负责人 and 经办机构负责人 approve it, 出纳 pays (黑龙江 九、（十八） and 二十七、（十四）).
/// </summary>
public static class Duties
{
    private static readonly FrozenDictionary<string, TaskDuty> OfRoles = new Dictionary<Role, TaskDuty>
    {
        [Role.Acceptor] = TaskDuty.Acceptance,
        [Role.ProviderAcceptor] = TaskDuty.Acceptance,
        [Role.Reviewer] = TaskDuty.Review,
        [Role.ProviderReviewer] = TaskDuty.Review,
        [Role.SecondReviewer] = TaskDuty.SecondReview,
        [Role.Settlement] = TaskDuty.PaymentEntry,
        [Role.Finance] = TaskDuty.PaymentEntry,
        [Role.FinanceHead] = TaskDuty.PaymentApproval,
        [Role.Director] = TaskDuty.PaymentApproval,
        [Role.Cashier] = TaskDuty.Payment,
    }.ToFrozenDictionary(pair => pair.Key.Id, pair => pair.Value);

    private static readonly FrozenSet<string> OfApplicants =
        new[] { Role.Applicant, Role.UnitClerk, Role.Provider, Role.System }.Select(role => role.Id).ToFrozenSet();

    /// <summary>The words by which a flow says a duty outright.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<TaskDuty>().Select(Id)];

    /// <summary>The duty of a role; null where it is that of an applicant, who does not handle.</summary>
    /// <param name="role">The id of the role.</param>
    public static TaskDuty? Of(string role) => OfApplicants.Contains(role) ? null : OfRoles.GetValueOrDefault(role, TaskDuty.Other);

    /// <summary>The duty of a word; null where there is none.</summary>
    /// <param name="word">The word.</param>
    public static TaskDuty? Find(string word) => Words<TaskDuty>.Find(word);

    /// <summary>The word by which a flow says a duty.</summary>
    /// <param name="duty">The duty.</param>
    public static string Id(this TaskDuty duty) => Words<TaskDuty>.Of(duty);

    /// <summary>The Chinese name of a duty.</summary>
    /// <param name="duty">The duty.</param>
    public static string Name(this TaskDuty duty) => duty switch
    {
        TaskDuty.Acceptance => "受理",
        TaskDuty.Review => "审核",
        TaskDuty.SecondReview => "复核",
        TaskDuty.PaymentEntry => "录入拨付",
        TaskDuty.PaymentApproval => "审批拨付",
        TaskDuty.Payment => "拨付",
        _ => "其他",
    };

    /// <summary>Whether money leaves the fund by a duty.</summary>
    /// <param name="duty">The duty.</param>
    public static bool Pays(this TaskDuty duty) => duty is TaskDuty.PaymentEntry or TaskDuty.Payment;

    /// <summary>The rule by which two duties in one case must be those of two persons; null where there is none.</summary>
    /// <param name="one">A duty.</param>
    /// <param name="other">Another.</param>
    public static SeparationRule? Between(TaskDuty one, TaskDuty other) => (Lesser(one, other), Greater(one, other)) switch
    {
        (TaskDuty.Review, TaskDuty.SecondReview) => SeparationRule.SecondReview,
        (TaskDuty.PaymentEntry, TaskDuty.PaymentApproval or TaskDuty.Payment) or (TaskDuty.PaymentApproval, TaskDuty.Payment) => SeparationRule.Payment,
        (TaskDuty.Acceptance, TaskDuty.Review) => SeparationRule.Review,
        _ => null,
    };

    private static TaskDuty Lesser(TaskDuty one, TaskDuty other) => one < other ? one : other;

    private static TaskDuty Greater(TaskDuty one, TaskDuty other) => one < other ? other : one;
}
