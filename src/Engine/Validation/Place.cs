using System.Text.Json;
using Elsa.Workflows;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Engine.Validation;

/// <summary>How a designer is told of a node: by its label and its id.</summary>
internal static class Place
{
    /// <summary>Something wrong with a node.</summary>
    public static DefinitionFault Fault(IActivity activity, string message) => new(Of(activity), message) { Node = activity.Id };

    public static string Of(IActivity activity)
    {
        var label = activity.Metadata.TryGetValue("displayText", out var text) && text is JsonElement { ValueKind: JsonValueKind.String } json ? json.GetString() : activity.Name;
        return string.IsNullOrEmpty(label) ? activity.Id : $"{label}（{activity.Id}）";
    }
}
