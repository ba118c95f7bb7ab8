using System.Text.Json.Nodes;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>A definition as Elsa Studio wants to be given it: complete, every node with its place, nothing of a type that Studio does not know. Thread-safe.</summary>
internal sealed class DefinitionModel(ActivityRegistry registry)
{
    /// <summary>The version of Studio for which definitions are written.</summary>
    public const string ToolVersion = "3.8.2.0";

    /// <summary>How definitions are kept.</summary>
    public const string Materializer = "Json";

    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];

    private static readonly string[] Options =
        ["activationStrategyType", "usableAsActivity", "autoUpdateConsumingWorkflows", "activityCategory", "incidentStrategyType", "commitStrategyName"];

    /// <summary>The wire form of a version.</summary>
    /// <param name="definitionId">Its definition.</param>
    /// <param name="version">The version.</param>
    /// <param name="document">Its canonical text.</param>
    /// <param name="mayChange">Whether the caller may change it now.</param>
    public JsonObject Of(string definitionId, VersionEntry version, string document, bool mayChange)
    {
        var model = JsonNode.Parse(document)!.AsObject();
        model.Remove("$schema");
        model["id"] = version.Id.ToString();
        model["definitionId"] = definitionId;
        model["name"] ??= definitionId;
        model["description"] ??= null;
        model["createdAt"] = version.SavedAt;
        model["version"] = version.Number;
        model["toolVersion"] = ToolVersion;
        model["isLatest"] = version.IsLatest;
        model["isPublished"] = version.State == VersionState.Published;
        model["isReadonly"] = !mayChange;
        model["isSystem"] = false;
        model["providerName"] = null;
        model["materializerName"] = Materializer;
        model["materializerContext"] = null;
        model["customProperties"] = Taken(model, "customProperties") as JsonObject ?? [];
        model["options"] = OptionsOf(Taken(model, "options") as JsonObject ?? []);
        foreach (var list in Lists)
        {
            model[list] = Taken(model, list) as JsonArray ?? [];
        }

        model["root"] = StudioNodes.Shown(Taken(model, "root") as JsonObject ?? [], StudioNodes.Workflow, registry);
        model["links"] = new JsonArray([.. Link.Of(version.Id, definitionId, mayChange)
            .Select(link => new JsonObject { ["href"] = link.Href, ["rel"] = link.Rel, ["method"] = link.Method })]);
        return model;
    }

    private static JsonObject OptionsOf(JsonObject options)
    {
        foreach (var option in Options)
        {
            options[option] ??= option is "usableAsActivity" or "autoUpdateConsumingWorkflows" ? false : null;
        }

        options["incidentStrategyType"] = IncidentStrategyNames.Shown(options["incidentStrategyType"]);
        return options;
    }

    /// <summary>A member, taken out so that it can be put elsewhere.</summary>
    private static JsonNode? Taken(JsonObject json, string name) => json.Remove(name, out var value) ? value : null;
}
