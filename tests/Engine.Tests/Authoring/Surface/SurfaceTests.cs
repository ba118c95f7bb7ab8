using System.Text.RegularExpressions;
using MedInsFlows.Engine.Activation;

namespace MedInsFlows.Engine.Tests.Authoring.Surface;

/// <summary>What the specification lists is there, but for what <c>absent.txt</c> names; docs/elsa-compatibility.md says why.</summary>
public sealed partial class SurfaceTests
{
    private static readonly string[] Absent = Text("absent.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void All_that_is_documented_is_there_but_for_what_is_listed_as_absent()
    {
        var gap = Gap().Order(StringComparer.Ordinal).ToList();

        string.Join('\n', gap.Except(Absent)).Should().BeEmpty("the surface is complete");
        string.Join('\n', Absent.Except(gap)).Should().BeEmpty("what is there is not listed as absent");
    }

    private static IEnumerable<string> Gap()
    {
        var actual = ActualSurface.Read(typeof(ActivityRegistry).Assembly, "Elsa.").ToDictionary(type => type.FullName);
        foreach (var type in DocumentedSurface.Read(Text("authoring-surface.md")))
        {
            if (!actual.TryGetValue(type.FullName, out var ours))
            {
                yield return $"{type.Namespace}: {type.Header}";
                continue;
            }

            var there = ours.Members.Select(Comparable).ToHashSet();
            foreach (var member in type.Members.Where(member => !there.Contains(Comparable(member))))
            {
                yield return $"{type.FullName}: {member}";
            }
        }
    }

    /// <summary>Whether a type parameter may be null cannot always be seen in the assembly, nor whether what comes out may.</summary>
    private static string Comparable(string member) => OfParameter().Replace(OfResult().Replace(member, "$1"), "$1");

    private static string Text(string resource)
    {
        using var stream = typeof(SurfaceTests).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\b(T|TResult|TProp|TActivity)\?")]
    private static partial Regex OfParameter();

    [GeneratedRegex(@"(out \w+)\?")]
    private static partial Regex OfResult();
}
