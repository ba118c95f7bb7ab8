using System.ComponentModel;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Entitlements;
using NodaTime;

namespace MedInsFlows.Host.Casework;

/// <summary>What a case has written that outlives it, on the wire.</summary>
internal sealed record EntitlementView(
    Guid Id,
    [property: Description("待遇种类")] string Kind,
    [property: Description("待遇名称")] string Title,
    [property: Description("登记动作：grant、change、suspend、resume 或 end")] string Change,
    LocalDate FromOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("最后一日；长期有效的没有")] LocalDate? ToOn)
{
    /// <summary>The wire form.</summary>
    public static EntitlementView Of(CaseEntitlement entitlement) => new(entitlement.Id, entitlement.Kind, entitlement.Title, entitlement.Change, entitlement.From, entitlement.To);
}
