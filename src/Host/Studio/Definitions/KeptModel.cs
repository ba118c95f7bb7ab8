using System.Text.Json.Nodes;
using MedInsFlows.Engine.Activation;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>A definition as Elsa Studio sends it, made into what is kept: what Studio only fills in is left out, what it does not send is left as it was. Thread-safe.</summary>
internal sealed class KeptModel(ActivityRegistry registry)
{
    private static readonly string[] Arguments = ["variables", "inputs", "outputs"];

    /// <summary>The definition to be kept.</summary>
    /// <param name="model">What Studio sends; it is changed.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="before">What was kept before, if anything was.</param>
    public JsonObject Of(JsonObject model, string definitionId, JsonObject? before)
    {
        foreach (var (name, value) in before ?? [])
        {
            if (!model.ContainsKey(name))
            {
                model[name] = value?.DeepClone();
            }
        }

        model["definitionId"] = definitionId;
        model["isReadonly"] = before?["isReadonly"]?.DeepClone() ?? false;
        model["isSystem"] = before?["isSystem"]?.DeepClone() ?? false;
        if (model["options"] is JsonObject options)
        {
            Trim(options, before?["options"] as JsonObject);
        }

        foreach (var argument in Arguments.SelectMany(name => model[name] as JsonArray ?? []).OfType<JsonObject>())
        {
            RemoveNulls(argument);
        }

        if (model["root"] is JsonObject root)
        {
            model.Remove("root");
            var kept = StudioNodes.Kept(root, registry);
            Order(kept, before?["root"]?["connections"] as JsonArray);
            model["root"] = kept;
        }

        return model;
    }

    private static void Trim(JsonObject options, JsonObject? before)
    {
        options["incidentStrategyType"] = IncidentStrategyNames.Kept(options["incidentStrategyType"]);
        RemoveNulls(options);
        foreach (var (name, _) in options.Where(option => option.Value?.GetValueKind() == System.Text.Json.JsonValueKind.False && before?.ContainsKey(option.Key) is not true).ToList())
        {
            options.Remove(name);
        }
    }

    private static void RemoveNulls(JsonObject json)
    {
        foreach (var (name, _) in json.Where(member => member.Value is null).ToList())
        {
            json.Remove(name);
        }
    }

    /// <summary>Lines that were there stay in their order, so that a comparison shows only what was drawn.</summary>
    private static void Order(JsonObject root, JsonArray? before)
    {
        if (before is null || root["connections"] is not JsonArray drawn)
        {
            return;
        }

        var places = before.Index().GroupBy(line => Ends(line.Item)).ToDictionary(lines => lines.Key, lines => lines.First().Index);
        root["connections"] = new JsonArray([.. drawn.OrderBy(line => places.GetValueOrDefault(Ends(line), int.MaxValue)).Select(line => line?.DeepClone())]);
    }

    private static string Ends(JsonNode? line) => line is JsonObject ? $"{line["source"]?.ToJsonString()} {line["target"]?.ToJsonString()}" : string.Empty;
}
