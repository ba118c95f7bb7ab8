using System.Text.Json;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Definitions.Comparison;
using MedInsFlows.Host.Tests.Items;
using static MedInsFlows.Host.Tests.Definitions.Designer;

namespace MedInsFlows.Host.Tests.Definitions;

/// <summary>What is different between two contents is shown whole and in few lines.</summary>
public sealed class TextDifferenceTests
{
    [Fact]
    public void Differences_stand_between_a_few_lines_that_are_the_same()
    {
        var before = Enumerable.Range(1, 30).Select(number => $"{number}").ToList();
        List<string> after = [.. before.Take(9), "new", .. before.Skip(10)];

        Show(before, after).Should().Equal("…", " 7", " 8", " 9", "-10", "+new", " 11", " 12", " 13", "…");
    }

    [Fact]
    public void The_same_text_has_no_differences() => Show(["a", "b"], ["a", "b"]).Should().BeEmpty();

    [Fact]
    public void Both_texts_can_be_read_from_the_differences_and_none_could_be_left_out()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 2_000; round++)
        {
            var (before, after) = (Lines(random), Lines(random));

            var shown = TextDifference.Of(before, after);

            var isSame = before.SequenceEqual(after);
            shown.Where(line => line.Kind is DifferenceKind.Same or DifferenceKind.Removed).Select(line => line.Text).Should().Equal(isSame ? [] : before);
            shown.Where(line => line.Kind is DifferenceKind.Same or DifferenceKind.Added).Select(line => line.Text).Should().Equal(isSame ? [] : after);
            shown.Count(line => line.Kind is DifferenceKind.Removed or DifferenceKind.Added).Should().Be(before.Count + after.Count - (2 * LongestCommon(before, after)));
        }
    }

    [Fact]
    public void A_definition_is_compared_in_the_words_of_the_designer()
    {
        var registry = new ActivityRegistry(typeof(MedInsFlows.Activities.HumanTask).Assembly);
        var after = Draw("chronic-disease-recognition", definition => definition.Node("review").Say("stage", "业务初审"));

        var lines = new DefinitionComparison(registry).Of(DefinitionFiles.Sound, DefinitionText.Canonical(JsonSerializer.SerializeToElement(after)));

        lines.Where(line => line.Kind is DifferenceKind.Removed or DifferenceKind.Added).Select(line => $"{line.Kind} {line.Text.Trim()}").Should().Equal(
            "Removed 环节名称：业务审核", "Added 环节名称：业务初审");
        lines.First(line => line.Kind == DifferenceKind.Folded).Text.Should().Be("节点 业务审核（review）：人工环节", "one sees in which node one is");
    }

    [Fact]
    public void What_words_do_not_tell_is_shown_as_it_stands()
    {
        var registry = new ActivityRegistry(typeof(MedInsFlows.Activities.HumanTask).Assembly);

        new DefinitionComparison(registry).Of(DefinitionFiles.Sound, DefinitionFiles.Sound.Replace("\"typeName\": \"Boolean\"", "\"typeName\": \"Bool\"", StringComparison.Ordinal))
            .Should().Contain(line => line.Kind == DifferenceKind.Added && line.Text.Contains("Bool"));
    }

    private static List<string> Lines(Random random) =>
        // Fewer than would be folded.
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"{(char)('a' + random.Next(3))}")];

    private static int LongestCommon(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.Count == 0 || other.Count == 0
        ? 0
        : one[0] == other[0]
            ? 1 + LongestCommon([.. one.Skip(1)], [.. other.Skip(1)])
            : Math.Max(LongestCommon([.. one.Skip(1)], other), LongestCommon(one, [.. other.Skip(1)]));

    private static IEnumerable<string> Show(IReadOnlyList<string> before, IReadOnlyList<string> after) => TextDifference.Of(before, after).Select(line => line.Kind switch
    {
        DifferenceKind.Same => $" {line.Text}",
        DifferenceKind.Added => $"+{line.Text}",
        DifferenceKind.Removed => $"-{line.Text}",
        _ => "…",
    });
}
