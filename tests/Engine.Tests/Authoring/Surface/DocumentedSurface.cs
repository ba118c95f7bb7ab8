using System.Text.RegularExpressions;

namespace MedInsFlows.Engine.Tests.Authoring.Surface;

/// <summary>The public types that activities are written against, as the blocks of the specification list them.</summary>
internal static partial class DocumentedSurface
{
    /// <summary>What stands for more than it says; see section 0 of the specification.</summary>
    private static readonly (string Short, string Long)[] Shorthands =
    [
        ("…src0", "string? source = null, int? line = null"),
        ("…src", "[CallerFilePath] string? source = null, [CallerLineNumber] int? line = null"),
        ("CancellationToken ct", "CancellationToken cancellationToken"),
        ("Byte[]", "byte[]"),
    ];

    public static IReadOnlyList<SurfaceType> Read(string specification)
    {
        var types = new List<SurfaceType>();
        var (space, header, members) = (string.Empty, string.Empty, new List<string>());
        foreach (var line in specification.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                space = line["namespace ".Length..].TrimEnd(';');
            }
            else if (line.StartsWith("public delegate ", StringComparison.Ordinal))
            {
                types.Add(new SurfaceType("Elsa.Workflows", line["public ".Length..].TrimEnd(';'), []));
            }
            else if (Header().IsMatch(line))
            {
                (header, members) = (line, []);
                if (line.EndsWith('}'))
                {
                    var body = line[(line.IndexOf('{', StringComparison.Ordinal) + 1)..^1];
                    types.Add(new SurfaceType(space, line[..line.IndexOf('{', StringComparison.Ordinal)].Trim(), [.. body.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]));
                    header = string.Empty;
                }
            }
            else if (line == "}" && header.Length > 0)
            {
                types.Add(new SurfaceType(space, header, members));
                header = string.Empty;
            }
            else if (header.Length > 0 && line is not "{" and not "")
            {
                members.Add(Shorthands.Aggregate(line, (text, shorthand) => text.Replace(shorthand.Short, shorthand.Long, StringComparison.Ordinal)));
            }
        }

        return types;
    }

    [GeneratedRegex("^(static |abstract |sealed )?(class|interface|record|enum|struct) ")]
    private static partial Regex Header();
}
