using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using NodaTime;

namespace MedInsFlows.Host.Spreadsheets;

/// <summary>
/// An .xlsx file that is written to a stream as its rows come, so that nothing of it stays in memory; the streams of Open XML SDK hold whole parts. Texts are
/// cells of text whatever they begin with, never formulas, and those that a spreadsheet might take for one when it is edited or saved as .csv carry its mark
/// of a text. Not thread-safe.
/// </summary>
internal sealed class Workbook : IAsyncDisposable
{
    /// <summary>The media type of the files.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Parts = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    // In the order of CellStyle.
    private const string Styles =
        $"""
        {Declaration}<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    /// <summary>With which of these a text begins that might be taken for a formula.</summary>
    private const string Marks = "=+-@\t\r";

    private static readonly LocalDate Zero = new(1899, 12, 30);
    private readonly ZipArchive archive;
    private readonly List<string> sheets = [];

    private Workbook(ZipArchive archive) => this.archive = archive;

    private enum CellStyle
    {
        Plain,
        Heading,
        Date,
        Text,
        Share,
        Yuan,
    }

    /// <summary>Whether a text could be taken for a formula by whoever opens a file with it.</summary>
    public static bool IsFormula(string text) => text.Length > 0 && Marks.Contains(text[0], StringComparison.Ordinal);

    /// <summary>Begins a file.</summary>
    /// <param name="output">Where it goes; stays open.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Workbook> CreateAsync(Stream output, CancellationToken cancellationToken) =>
        new(await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken));

    /// <summary>Writes a sheet.</summary>
    /// <param name="name">Its name, at most 31 characters, without those that a sheet's name cannot have.</param>
    /// <param name="columns">Headings, with the widths of the columns in characters.</param>
    /// <param name="rows">Rows of texts, numbers, dates (<see cref="LocalDate"/>), shares (<see cref="Share"/>), amounts (<see cref="Yuan"/>) and nulls.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AddSheetAsync(string name, IReadOnlyList<(string Heading, int Width)> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellationToken)
    {
        sheets.Add(name);
        await using var part = await archive.CreateEntry($"xl/worksheets/sheet{sheets.Count}.xml").OpenAsync(cancellationToken);
        var widths = string.Concat(columns.Select((column, place) => $"""<col min="{place + 1}" max="{place + 1}" width="{column.Width}" customWidth="1"/>"""));
        await WriteAsync(
            part,
            $"""{Declaration}<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>""",
            cancellationToken);
        await WriteAsync(part, Row(columns.Select(column => Cell(column.Heading, CellStyle.Heading))), cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await WriteAsync(part, Row(row.Select(Cell)), cancellationToken);
        }

        await WriteAsync(part, "</sheetData></worksheet>", cancellationToken);
    }

    /// <summary>Ends the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await AddAsync(
            "[Content_Types].xml",
            $"""{Declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{MediaType}.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{Each(number => $"""<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""")}</Types>""");
        await AddAsync("_rels/.rels", $"""{Declaration}<Relationships xmlns="{Parts}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        await AddAsync(
            "xl/workbook.xml",
            $"""{Declaration}<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{Each(number => $"""<sheet name="{Escaped(sheets[number - 1])}" sheetId="{number}" r:id="rId{number}"/>""")}</sheets></workbook>""");
        await AddAsync(
            "xl/_rels/workbook.xml.rels",
            $"""{Declaration}<Relationships xmlns="{Parts}">{Each(number => $"""<Relationship Id="rId{number}" Type="{Relations}/worksheet" Target="worksheets/sheet{number}.xml"/>""")}<Relationship Id="rId{sheets.Count + 1}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        await AddAsync("xl/styles.xml", Styles);
        await archive.DisposeAsync();
    }

    private static string Row(IEnumerable<string> cells) => $"<row>{string.Concat(cells)}</row>";

    private static string Cell(object? value) => value switch
    {
        null => "<c/>",
        LocalDate day => Number(Period.DaysBetween(Zero, day), CellStyle.Date),
        Share share => Number(share.Value, CellStyle.Share),
        Yuan amount => Number(amount.ToString(), CellStyle.Yuan),
        string text => Cell(text, IsFormula(text) ? CellStyle.Text : CellStyle.Plain),
        IFormattable number => Number(number, CellStyle.Plain),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "A cell cannot hold this."),
    };

    private static string Number(IFormattable number, CellStyle style) => Number(number.ToString(null, CultureInfo.InvariantCulture), style);

    private static string Number(string digits, CellStyle style) => $"""<c s="{(int)style}"><v>{digits}</v></c>""";

    private static string Cell(string text, CellStyle style) => $"""<c s="{(int)style}" t="inlineStr"><is><t xml:space="preserve">{Escaped(text)}</t></is></c>""";

    /// <summary>The text as XML; what XML cannot hold, such as control characters and halves of characters, is left out.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                > char.MaxValue => escaped.Append(rune.ToString()),
                var character when XmlConvert.IsXmlChar((char)character) && character != Rune.ReplacementChar.Value => escaped.Append((char)character),
                _ => escaped,
            };
        }

        return escaped.ToString();
    }

    private static async Task WriteAsync(Stream part, string text, CancellationToken cancellationToken) => await part.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    private string Each(Func<int, string> make) => string.Concat(Enumerable.Range(1, sheets.Count).Select(make));

    private async Task AddAsync(string name, string content)
    {
        await using var part = await archive.CreateEntry(name).OpenAsync();
        await WriteAsync(part, content, CancellationToken.None);
    }
}
