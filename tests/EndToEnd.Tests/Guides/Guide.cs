using System.Text.RegularExpressions;

namespace MedInsFlows.EndToEnd.Tests.Guides;

/// <summary>A guide in <c>docs/</c>, written in Chinese for one kind of user. Immutable.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Text">Its text.</param>
internal sealed partial record Guide(string Name, string Text)
{
    /// <summary>All guides, those of which the name is Chinese; the documents for programmers are in English.</summary>
    public static IReadOnlyList<Guide> All { get; } =
    [
        .. Directory.GetFiles(Clone.PathOf("docs"), "*.md").Where(file => Chinese().IsMatch(Path.GetFileName(file))).Order(StringComparer.Ordinal)
            .Select(file => new Guide(Path.GetFileName(file), File.ReadAllText(file))),
    ];

    /// <summary>The names of its pictures, without folder and ending.</summary>
    public IReadOnlyList<string> Pictures => [.. Picture().Matches(Text).Select(match => match.Groups[1].Value)];

    /// <summary>Where it leads to, in this repository.</summary>
    public IReadOnlyList<string> Links => [.. Link().Matches(Text).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal))];

    /// <summary>The addresses of pages that it names.</summary>
    public IReadOnlyList<string> Pages => [.. Page().Matches(Text).Select(match => match.Groups[1].Value)];

    /// <summary>The buttons and links that it tells to press.</summary>
    public IReadOnlyList<string> Buttons => [.. Button().Matches(Text).SelectMany(match => Quoted().Matches(match.Value)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"!\[[^\]]+\]\(images/([^)]+)\.png\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\]\(([^)#]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(/[a-z/]*)`")]
    private static partial Regex Page();

    [GeneratedRegex("点(?:“[^”]+”(?:或者|或|、|，再|，选)*)+")]
    private static partial Regex Button();

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quoted();
}
