using System.Text.RegularExpressions;

namespace MedInsFlows.Cases.Forms;

/// <summary>
/// A blank in the text of a form. <c>{{name|person.name}}</c> is filled with the first of its sources that has a value; <c>{{registration=new}}</c> is a box, ticked
/// where a source has that option; <c>{{}}</c> is filled in by hand. Immutable.
/// </summary>
/// <param name="Sources">Where its value comes from, in order; none where it is filled in by hand.</param>
/// <param name="Option">The option that ticks it; null where it is no box.</param>
public sealed partial record FormBlank(IReadOnlyList<string> Sources, string? Option)
{
    /// <summary>The blanks of a text.</summary>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<FormBlank> In(string text) => [.. Blank().Matches(text).Select(match => Of(match.Groups[1].Value))];

    /// <summary>A text without its blanks.</summary>
    /// <param name="text">The text.</param>
    public static string Without(string text) => Blank().Replace(text, string.Empty);

    /// <summary>A text with its blanks filled.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fill">What is put in for a blank.</param>
    public static string Fill(string text, Func<FormBlank, string> fill) => Blank().Replace(text, match => fill(Of(match.Groups[1].Value)));

    private static FormBlank Of(string inside) => inside.Split('=', 2) is [var sources, .. var option]
        ? new FormBlank(sources.Split('|', StringSplitOptions.RemoveEmptyEntries), option.FirstOrDefault())
        : throw new ArgumentException("A text splits into one part at least.", nameof(inside));

    [GeneratedRegex(@"\{\{([^{}]*)\}\}")]
    private static partial Regex Blank();
}
