using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>What is done about faults: definitions name it by its class, Studio by the class with all that belongs to its name.</summary>
internal static class IncidentStrategyNames
{
    private const string Before = "Elsa.Workflows.IncidentStrategies.";
    private const string After = ", Elsa.Workflows.Core";

    /// <summary>The name as Studio knows it.</summary>
    public static string Of(string name) => name.Contains('.', StringComparison.Ordinal) ? name : $"{Before}{name}{After}";

    /// <summary>The value of the option, for Studio.</summary>
    public static JsonNode? Shown(JsonNode? name) => name is JsonValue value && value.TryGetValue<string>(out var text) ? Of(text) : null;

    /// <summary>The value of the option, for the definition.</summary>
    public static JsonNode? Kept(JsonNode? name) =>
        name is JsonValue value && value.TryGetValue<string>(out var text) ? text.Split(',')[0].Split('.')[^1] : null;
}
