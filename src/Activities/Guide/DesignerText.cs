using System.Text.Json;
using Elsa.Workflows;

namespace MedInsFlows.Activities.Guide;

/// <summary>What the designer sees on a node.</summary>
internal static class DesignerText
{
    /// <summary>The label; where there is none, the name; where there is none, the id.</summary>
    public static string NameOf(IActivity activity) =>
        (activity.Metadata.TryGetValue("displayText", out var text) ? (text as JsonElement?)?.GetString() ?? text as string : null) ?? activity.Name ?? activity.Id;
}
