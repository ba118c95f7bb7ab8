using System.Text.Json;
using Elsa.Workflows;

namespace MedInsFlows.Engine.Validation;

/// <summary>How a designer is told of a node: by its label and its id.</summary>
internal static class Place
{
    public static string Of(IActivity activity)
    {
        var label = activity.Metadata.TryGetValue("displayText", out var text) && text is JsonElement { ValueKind: JsonValueKind.String } json ? json.GetString() : activity.Name;
        return string.IsNullOrEmpty(label) ? activity.Id : $"{label}（{activity.Id}）";
    }
}
