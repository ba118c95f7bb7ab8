using System.Text.Json.Nodes;

namespace MedInsFlows.Engine.Definitions;

/// <summary>
/// What a definition means, beside what only Elsa Studio takes note of: the sizes of nodes, which each browser measures anew, settings of logs, which have no
/// effect here, the order in which lines were drawn, whether a literal stands as a number or as its text, and what is there but empty.
/// </summary>
internal static class DefinitionMeaning
{
    private static readonly string[] LogSettings = ["logPersistenceMode", "logPersistenceConfig"];

    /// <summary>Whether two canonical texts mean the same.</summary>
    public static bool Same(string one, string other) => one == other || Of(one) == Of(other);

    private static string Of(string canonical) => Stripped(null, JsonNode.Parse(canonical))!.ToJsonString();

    private static JsonNode? Stripped(string? key, JsonNode? value) => value switch
    {
        JsonObject json => new JsonObject(json
            .Where(member => !(key == "designer" && member.Key == "size") && !(key == "customProperties" && LogSettings.Contains(member.Key)))
            .Select(member => KeyValuePair.Create(member.Key, Stripped(member.Key, member.Value)))
            .Where(member => member.Value is not (null or JsonObject { Count: 0 } or JsonArray { Count: 0 }))),
        JsonArray list when key == "connections" => new JsonArray([.. list.Select(item => Stripped(null, item)).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
        JsonArray list => new JsonArray([.. list.Select(item => Stripped(null, item))]),
        JsonValue literal when key == "value" => literal.ToString(),
        null => null,
        _ => value.DeepClone(),
    };
}
