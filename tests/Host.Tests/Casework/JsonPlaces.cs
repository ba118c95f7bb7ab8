using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Places in JSON, named by pointers such as <c>/deadline/dueOn</c>.</summary>
internal static class JsonPlaces
{
    /// <summary>What stands at a place; null where nothing stands.</summary>
    public static JsonNode? At(this JsonNode node, string pointer)
    {
        JsonNode? found = node;
        foreach (var name in Names(pointer))
        {
            found = found is JsonArray list ? list.ElementAtOrDefault(Index(name)) : (found as JsonObject)?[name];
        }

        return found;
    }

    /// <summary>The text at a place.</summary>
    public static string Text(this JsonNode node, string pointer) =>
        node.At(pointer)?.GetValue<string>() ?? throw new InvalidOperationException($"Nothing stands at {pointer}: {node.ToJsonString()}");

    /// <summary>The entries of the list at a place.</summary>
    public static IReadOnlyList<JsonNode> List(this JsonNode node, string pointer) => [.. (node.At(pointer) as JsonArray ?? []).Select(entry => entry!)];

    /// <summary>The texts at a place within each entry of the list at another.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode node, string list, string pointer) => [.. node.List(list).Select(entry => entry.Text(pointer))];

    /// <summary>Puts a value, written as JSON, at a place; null takes away what is there. The end of a list is <c>-</c>.</summary>
    public static void Put(this JsonNode node, string pointer, string? json)
    {
        var place = node.At(pointer[..pointer.LastIndexOf('/')]);
        var name = Names(pointer)[^1];
        var value = json is null ? null : JsonNode.Parse(json);
        switch (place)
        {
            case JsonArray list when name == "-":
                list.Add(value);
                break;
            case JsonArray list:
                list[Index(name)] = value;
                break;
            default:
                place!.AsObject().Remove(name);
                if (json is not null)
                {
                    place.AsObject().Add(name, value);
                }

                break;
        }
    }

    private static string[] Names(string pointer) => pointer.Split('/')[1..];

    private static int Index(string name) => int.Parse(name, System.Globalization.CultureInfo.InvariantCulture);
}
