using System.Buffers;
using System.Text;

namespace MedInsFlows.Host.Audit;

/// <summary>
/// A table as a file that spreadsheets open: UTF-8 with its mark, so that Chinese is read as such; every value in quotes; and what a spreadsheet would take
/// for a formula made plain text by an apostrophe before it. Immutable.
/// </summary>
internal static class CsvFile
{
    /// <summary>The media type of such a file.</summary>
    public const string MediaType = "text/csv; charset=utf-8";

    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>The bytes of a table.</summary>
    /// <param name="heading">The names of the columns.</param>
    /// <param name="rows">The values; null is empty.</param>
    public static byte[] Of(IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in rows.Prepend(heading))
        {
            text.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string? value)
    {
        var plain = value is { Length: > 0 } && Formula.Contains(value.TrimStart(' ').FirstOrDefault()) ? $"'{value}" : value;
        return $"\"{plain?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
