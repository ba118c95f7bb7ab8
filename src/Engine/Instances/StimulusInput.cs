using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Expressions;

namespace MedInsFlows.Engine.Instances;

/// <summary>What a stimulus brings, as activities see it.</summary>
internal static class StimulusInput
{
    /// <summary>Scalars as plain values, the rest as JSON.</summary>
    public static object? AsValueOrJson(this JsonNode node) => ValueConversion.Plain(JsonSerializer.SerializeToElement(node));
}
