using System.Collections.Immutable;
using System.Globalization;

namespace MedInsFlows.Host.Pages.Forms;

/// <summary>
/// What somebody has filled into a form. The name of an input is the JSON pointer of its value in the request that the form stands for, so that what the
/// API finds wrong is found in the form again. Immutable; thread-safe.
/// </summary>
public sealed class FormValues
{
    /// <summary>Rows of a list that a form can hold.</summary>
    public const int MostRows = 1000;

    private FormValues(ImmutableSortedDictionary<string, ImmutableArray<string>> all) => All = all;

    /// <summary>Nothing is filled in.</summary>
    public static FormValues Empty { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal));

    /// <summary>All values by the name of the input.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> All { get; }

    /// <summary>What was filled into an input; null where it was not in the form.</summary>
    public string? this[string name] => All.TryGetValue(name, out var values) && values is [var first, ..] ? first : null;

    /// <summary>The inputs of a form that was sent; what is no pointer, such as the token of the form, is none of them.</summary>
    public static FormValues Of(IFormCollection form) => Of(form.Select(field => KeyValuePair.Create(field.Key, field.Value.OfType<string>().ToImmutableArray())));

    /// <summary>The same from values that were kept.</summary>
    public static FormValues Of(IEnumerable<KeyValuePair<string, ImmutableArray<string>>> values) =>
        new(values.Where(value => value.Key is ['/', ..]).ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>Everything that was chosen in an input that takes several values.</summary>
    public ImmutableArray<string> Several(string name) => All.GetValueOrDefault(name, []);

    /// <summary>With another value.</summary>
    public FormValues With(string name, params ImmutableArray<string> values) => new(All.SetItem(name, values));

    /// <summary>Without all that stands at a place or below.</summary>
    public FormValues Without(string pointer) => new(All.RemoveRange(All.Keys.Where(name => IsAt(name, pointer))));

    /// <summary>How many rows a list has.</summary>
    /// <param name="pointer">The list.</param>
    /// <param name="unasked">How many where the form does not say.</param>
    public int Rows(string pointer, int unasked = 0) =>
        int.TryParse(this[RowCount(pointer)], CultureInfo.InvariantCulture, out var rows) ? Math.Clamp(rows, 0, MostRows) : unasked;

    /// <summary>The name of the hidden input that says how many rows a list has.</summary>
    public static string RowCount(string pointer) => $"{pointer}/#";

    /// <summary>With one more row at the end of a list.</summary>
    /// <param name="pointer">The list.</param>
    public FormValues AddRow(string pointer) => WithRows(pointer, Math.Min(Rows(pointer) + 1, MostRows));

    /// <summary>Without a row of a list; those after it move up.</summary>
    /// <param name="pointer">The list.</param>
    /// <param name="row">The row, from 0.</param>
    public FormValues RemoveRow(string pointer, int row)
    {
        var rows = Rows(pointer);
        if (row < 0 || row >= rows)
        {
            return this;
        }

        var left = Without($"{pointer}/{row}").All;
        for (var next = row + 1; next < rows; next++)
        {
            var from = $"{pointer}/{next}";
            var moved = left.Where(value => IsAt(value.Key, from)).ToList();
            left = left.RemoveRange(moved.Select(value => value.Key))
                .AddRange(moved.Select(value => KeyValuePair.Create($"{pointer}/{next - 1}{value.Key[from.Length..]}", value.Value)));
        }

        return new FormValues(left).WithRows(pointer, rows - 1);
    }

    /// <summary>Does what a button of a form asks: <c>add /fields/roster</c>, <c>remove /fields/roster/2</c> or <c>drop /materials/form/files …</c>. Anything else changes nothing.</summary>
    /// <param name="act">The value of the button.</param>
    public FormValues Do(string? act) => act?.Split(' ') switch
    {
        [FormActs.Add, ['/', ..] list] => AddRow(list),
        [FormActs.Drop, ['/', ..] files, var id] => SentFile.Drop(this, files, id),
        [FormActs.Remove, var row] when row.LastIndexOf('/') is var end and > 0 && int.TryParse(row.AsSpan(end + 1), CultureInfo.InvariantCulture, out var index) => RemoveRow(row[..end], index),
        _ => this,
    };

    private static bool IsAt(string name, string pointer) =>
        name.StartsWith(pointer, StringComparison.Ordinal) && (name.Length == pointer.Length || name[pointer.Length] == '/');

    private FormValues WithRows(string pointer, int rows) => With(RowCount(pointer), rows.ToString(CultureInfo.InvariantCulture));
}
