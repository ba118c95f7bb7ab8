using System.Text.Json;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Api.Bodies;

/// <summary>What every text of a request must be, whatever it means: valid Unicode, storable, not too long.</summary>
internal static class Text
{
    /// <summary>Whether the text is sound; reports what is not.</summary>
    public static bool IsSound(JsonElement value, int limit, string pointer, JsonFaults faults)
    {
        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            faults.Add(pointer, ErrorCode.InvalidText, "不是有效的 Unicode 文字（不完整的代理对）。");
            return false;
        }

        if (text.Length > limit)
        {
            faults.Add(pointer, ErrorCode.TooLong, $"有 {text.Length} 个字符，最多 {limit} 个字符。");
            return false;
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            faults.Add(pointer, ErrorCode.NulCharacter, "含有空字符（U+0000），请删除。");
            return false;
        }

        return true;
    }
}
