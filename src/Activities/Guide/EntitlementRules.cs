using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities.Guide;

/// <summary>Whether a 待遇登记 says all that it must, and names dates that there are.</summary>
internal static class EntitlementRules
{
    /// <summary>All that is wrong, each a Chinese sentence; empty if nothing is.</summary>
    /// <param name="entitlement">The node.</param>
    /// <param name="item">The facts of the item.</param>
    public static IEnumerable<string> Check(GrantEntitlement entitlement, Item item) =>
    [
        .. FlowRules.Stated("待遇种类（kind）", entitlement.Kind),
        .. FlowRules.Stated("待遇名称（title）", entitlement.Title),
        .. Date("生效日期字段（fromField）", entitlement.FromField.Constant(), item),
        .. Date("截止日期字段（toField）", entitlement.ToField.Constant(), item),
        .. entitlement.Length.Constant() == 0 || (entitlement.Unit.Constant() is LimitKind.Months or LimitKind.CalendarDays && LimitLength.IsPossible(entitlement.Unit.Constant(), entitlement.Length.Constant())) ? [] : (string[])["有效期（length）不对：长期有效填0，最长3650个自然日或120个月。"],
    ];

    private static IEnumerable<string> Date(string what, string? field, Item item) =>
        string.IsNullOrEmpty(field) || item.RequiredFields.Concat(item.EnteredData).Any(known => known.Id == field && known.Type == FieldType.Date)
            ? []
            : [$"{what}“{field}”不是受理信息必填项或需录入的信息中的日期。"];
}
