using System.Text.Json;

namespace MedInsFlows.Engine.Definitions;

/// <summary>Finds what the grammar of JSON allows and nobody can make sense of: a member that is there twice, a text with half a character or with none.</summary>
internal static class UnreadableJson
{
    /// <summary>All such places below one.</summary>
    public static IEnumerable<DefinitionFault> Find(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Find(member, path)).Concat(Doubles(json, path)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, index) => Find(item, $"{path}[{index}]")),
        JsonValueKind.String when Read(json.GetString) is null => [new DefinitionFault(path, "文字中有不完整的字符（\\uD800 一类的转义），请改正。")],
        JsonValueKind.String when json.GetString()!.Contains('\0', StringComparison.Ordinal) => [new DefinitionFault(path, "文字中有空字符（\\u0000），请删除。")],
        _ => [],
    };

    private static IEnumerable<DefinitionFault> Find(JsonProperty member, string path) => Read(() => member.Name) is { } name
        ? Find(member.Value, $"{path}.{name}")
        : [new DefinitionFault(path, "名称中有不完整的字符（\\uD800 一类的转义），请改正。")];

    private static IEnumerable<DefinitionFault> Doubles(JsonElement json, string path) => json.EnumerateObject()
        .GroupBy(member => Read(() => member.Name))
        .Where(members => members.Key is not null && members.Skip(1).Any())
        .Select(members => new DefinitionFault($"{path}.{members.Key}", "同一处写了两次，请删去其一。"));

    private static string? Read(Func<string?> text)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
