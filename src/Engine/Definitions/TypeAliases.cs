using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.IncidentStrategies;

namespace MedInsFlows.Engine.Definitions;

/// <summary>
/// The names of types in definitions: a closed list, so that a definition can never bring a type of its own. Names are read in any case; of the
/// older form <c>Namespace.Type, Assembly</c> only the class name counts.
/// </summary>
internal static class TypeAliases
{
    private static readonly Dictionary<string, Type> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Object"] = typeof(object),
        ["String"] = typeof(string),
        ["Boolean"] = typeof(bool),
        ["Int16"] = typeof(short),
        ["Int32"] = typeof(int),
        ["Int64"] = typeof(long),
        ["Long"] = typeof(long),
        ["Single"] = typeof(float),
        ["Double"] = typeof(double),
        ["Decimal"] = typeof(decimal),
        ["Guid"] = typeof(Guid),
        ["DateTimeOffset"] = typeof(DateTimeOffset),
        ["TimeSpan"] = typeof(TimeSpan),
        ["JsonElement"] = typeof(JsonElement),
        ["JsonNode"] = typeof(JsonNode),
        ["JsonObject"] = typeof(JsonObject),
        ["JsonArray"] = typeof(JsonArray),
        ["ObjectDictionary"] = typeof(IDictionary<string, object>),
        ["StringDictionary"] = typeof(IDictionary<string, string>),
        ["ObjectMap"] = typeof(Dictionary<string, object>),
        ["StringMap"] = typeof(Dictionary<string, string>),
        ["FlowJoinMode"] = typeof(FlowJoinMode),
        ["SwitchMode"] = typeof(SwitchMode),
        ["WorkflowInstanceStorageDriver"] = typeof(WorkflowInstanceStorageDriver),
        ["WorkflowStorageDriver"] = typeof(WorkflowInstanceStorageDriver),
        ["MemoryStorageDriver"] = typeof(MemoryStorageDriver),
        ["FaultStrategy"] = typeof(FaultStrategy),
        ["ContinueWithIncidentsStrategy"] = typeof(ContinueWithIncidentsStrategy),
    };

    private static readonly string[] Collections = ["List", "HashSet", "Collection", "IEnumerable", "ICollection", "IList", "IReadOnlyCollection", "IReadOnlyList", "ISet"];

    /// <summary>The type with a name, if the list has it.</summary>
    public static Type? Find(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.EndsWith("[]", StringComparison.Ordinal))
        {
            return Find(trimmed[..^2])?.MakeArrayType();
        }

        if (trimmed.EndsWith('?'))
        {
            return Find(trimmed[..^1]) is { } inner ? inner.IsValueType ? typeof(Nullable<>).MakeGenericType(inner) : inner : null;
        }

        if (trimmed.EndsWith('>') && trimmed.IndexOf('<', StringComparison.Ordinal) is > 0 and var open && Collections.Contains(trimmed[..open], StringComparer.OrdinalIgnoreCase))
        {
            return Find(trimmed[(open + 1)..^1]) is { } item ? typeof(List<>).MakeGenericType(item) : null;
        }

        return Types.GetValueOrDefault(trimmed.Split(',')[0].Split('.')[^1]);
    }
}
