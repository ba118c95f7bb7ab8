using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Payments;

/// <summary>A line of a payment order as a flow draws it.</summary>
/// <param name="Fund">基金名称, for instance 职工基本医疗保险统筹基金.</param>
/// <param name="AmountField">The field or datum in which the amount was entered; the last entry counts.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FundLine(string Fund, string AmountField);
