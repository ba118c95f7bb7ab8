using System.Text.Json;
using Elsa.Workflows;

namespace MedInsFlows.Activities.Guide;

/// <summary>What people read of a node.</summary>
/// <param name="Name">The label that the designer sees; where there is none, the name; where there is none, the id.</param>
/// <param name="Clause">依据: the place in the document that asks for the node.</param>
public sealed record NodeText(string Name, string? Clause)
{
    /// <summary>Reads a node.</summary>
    internal static NodeText Of(IActivity activity) => new(
        Metadata(activity, "displayText") ?? activity.Name ?? activity.Id,
        activity is CaseActivity own ? own.Clause.Constant() : Metadata(activity, "description"));

    private static string? Metadata(IActivity activity, string key) =>
        activity.Metadata.TryGetValue(key, out var value) ? (value as JsonElement?)?.GetString() ?? value as string : null;
}
