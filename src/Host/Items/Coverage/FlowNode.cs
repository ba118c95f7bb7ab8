using System.Text.Json;
using System.Text.RegularExpressions;

namespace MedInsFlows.Host.Items.Coverage;

/// <summary>A node of a definition with all texts that it holds.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What the designer reads on it.</param>
/// <param name="Clause">依据; null where it has none.</param>
/// <param name="Texts">Its texts, in the form in which they are compared; what a template leaves blank parts them.</param>
internal sealed partial record FlowNode(string Id, string Name, string? Clause, IReadOnlyList<string> Texts)
{
    private static readonly string[] NoFacts = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata", "clause", "canStartWorkflow", "runAsynchronously"];

    /// <summary>The nodes of a definition; of what is no flowchart, none.</summary>
    /// <param name="document">The definition.</param>
    public static IReadOnlyList<FlowNode> Of(JsonElement document) =>
        document.TryGetProperty("root", out var root) && root.TryGetProperty("activities", out var activities) && activities.ValueKind == JsonValueKind.Array
            ? [.. activities.EnumerateArray().Select(activity => Node(activity, document))]
            : [];

    private static FlowNode Node(JsonElement activity, JsonElement document)
    {
        var (id, type) = (Text(activity, "id") ?? string.Empty, Text(activity, "type") ?? string.Empty);
        var metadata = activity.TryGetProperty("metadata", out var found) ? found : default;
        var clause = activity.TryGetProperty("clause", out var own)
            ? own.ValueKind == JsonValueKind.Object && own.TryGetProperty("expression", out var expression) ? Text(expression, "value") : null
            : Text(metadata, "description");
        var texts = activity.EnumerateObject().Where(property => !NoFacts.Contains(property.Name)).SelectMany(property => Strings(property.Value, property.Name)).ToList();
        if (type == "MedIns.Application" && document.TryGetProperty("customProperties", out var custom) && Text(custom, "code") is { } code)
        {
            texts.Add(code);
        }

        return new FlowNode(
            id,
            Text(metadata, "displayText") ?? Text(activity, "name") ?? id,
            clause,
            [.. texts.Concat(Quotes(clause)).SelectMany(text => Blank().Split(text)).Select(PrintedText.Normal).Where(text => text.Length > 1).Distinct()]);
    }

    /// <summary>What a clause quotes word by word: the node stands for it.</summary>
    private static IEnumerable<string> Quotes(string? clause) => Quote().Matches(clause ?? string.Empty).Select(quote => quote.Groups[1].Value);

    private static IEnumerable<string> Strings(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Where(property => property.Name is not ("typeName" or "type" or "id" or "sources" or "role"))
            .SelectMany(property => Strings(property.Value, property.Name == "expression" || property.Name == "value" ? name : property.Name)),
        JsonValueKind.Array when name == "steps" => [string.Join('—', value.EnumerateArray().Select(step => step.GetString())), .. value.EnumerateArray().Select(step => step.GetString()!)],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => Strings(element, name)),
        JsonValueKind.String => Inner(value.GetString()!, name),
        _ => [],
    };

    private static IEnumerable<string> Inner(string text, string name)
    {
        if (name == "handlingType")
        {
            return [text == "committed" ? "承诺件" : "即办件"];
        }

        if (text is not (['[', ..] or ['{', ..]))
        {
            return [text];
        }

        try
        {
            using var inner = JsonDocument.Parse(text);
            return [.. Strings(inner.RootElement, name)];
        }
        catch (JsonException)
        {
            return [text];
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"\{\{[^}]*\}\}|\n")]
    private static partial Regex Blank();

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quote();
}
