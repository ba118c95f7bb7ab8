using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Payments;

/// <summary>What one fund pays.</summary>
/// <param name="Fund">基金名称.</param>
/// <param name="Amount">In yuan.</param>
public sealed record PaymentLine(string Fund, [property: JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] decimal Amount);
