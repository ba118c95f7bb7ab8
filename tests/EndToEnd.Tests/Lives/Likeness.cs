using System.Globalization;
using System.Text.RegularExpressions;

namespace MedInsFlows.EndToEnd.Tests.Lives;

/// <summary>Takes out of texts what differs between two equal lives: ids, times, numbers that were drawn, and what is computed from them.</summary>
internal static partial class Likeness
{
    /// <summary>The texts with ids by the order in which they first stand there, and the rest by its kind.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> texts)
    {
        var ids = new Dictionary<string, string>();
        return [.. texts.Select(text => Drawn().Replace(text, found => Name(found, ids)))];
    }

    private static string Name(Match found, Dictionary<string, string> ids)
    {
        var kind = found.Groups.Values.Skip(1).First(group => group.Success).Name;
        if (kind != "id")
        {
            return $"<{kind}>";
        }

        if (!ids.TryGetValue(found.Value, out var name))
        {
            ids[found.Value] = name = string.Create(CultureInfo.InvariantCulture, $"<id {ids.Count + 1}>");
        }

        return name;
    }

    [GeneratedRegex(
        """
        (?<hash>\b[0-9a-f]{64}\b)
        | (?<id>\b[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\b)
        | (?<number>(?<!\d)\d{24}(?!\d))
        | (?<seed>(?<="seed":")[0-9a-f]{16})
        | (?<time>\b\d{4}-\d\d-\d\dT[\d:.]+(Z|\+\d\d:\d\d))
        | (?<date>\b\d{4}-\d\d-\d\d\b|\d{4}年\d{1,2}月\d{1,2}日)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Drawn();
}
