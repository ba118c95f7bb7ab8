using System.Text.Json;
using Elsa.Workflows;

namespace MedInsFlows.Activities.Guide;

/// <summary>What the designer sees on a node.</summary>
internal static class DesignerText
{
    /// <summary>The label; where there is none, the name; where there is none, the id.</summary>
    public static string NameOf(IActivity activity) => Label(activity) ?? activity.Name ?? activity.Id;

    private static string? Label(IActivity activity) => activity.Metadata.TryGetValue("displayText", out var label) switch
    {
        true when label is JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
        true => label as string,
        false => null,
    };
}
