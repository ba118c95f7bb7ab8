using System.Text.Json;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Api.Bodies;

/// <summary>Reads the members of an object and reports names that cannot be, whatever the contract.</summary>
internal static class Members
{
    /// <summary>The members with a sound name, each name once.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Of(JsonElement value, string pointer, JsonFaults faults)
    {
        if (value.GetPropertyCount() > JsonLimits.Elements)
        {
            faults.Add(pointer, ErrorCode.TooMany, $"有 {value.GetPropertyCount()} 个字段，最多 {JsonLimits.Elements} 个。");
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (NameOf(member) is not { } name)
            {
                faults.Add(pointer, ErrorCode.InvalidText, "有字段的名称不是有效的 Unicode 文字。");
            }
            else if (name.Contains('\0', StringComparison.Ordinal))
            {
                faults.Add(pointer, ErrorCode.NulCharacter, "有字段的名称含有空字符（U+0000）。");
            }
            else if (name.Length > JsonLimits.Name)
            {
                faults.Add(JsonPointer.Member(pointer, name), ErrorCode.TooLong, $"字段名称过长，最多 {JsonLimits.Name} 个字符。");
            }
            else if (!seen.Add(name))
            {
                faults.Add(JsonPointer.Member(pointer, name), ErrorCode.DuplicateField, "字段重复出现，请只保留一个。");
            }
            else
            {
                yield return (name, member.Value);
            }
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
