using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MedInsFlows.Cases.Documents;

namespace MedInsFlows.Host.Documents;

/// <summary>Renders a sheet as a page that can be printed. It needs nothing else and runs nothing.</summary>
internal static class HtmlSheet
{
    /// <summary>What the page may do: it has a style of its own, and nothing else.</summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-modals";

    private const string Style =
        """
        body{font-family:"Noto Serif CJK SC","SimSun",serif;font-size:12pt;line-height:1.8;max-width:17cm;margin:2cm auto;color:#000;background:#fff}
        h1{font-size:18pt;text-align:center}.right{text-align:right}.center{text-align:center}p{margin:.3em 0;min-height:1em}.paragraph{text-indent:2em}
        table{width:100%;border-collapse:collapse;margin:1em 0;table-layout:fixed}th,td{border:1px solid #000;padding:.2em .5em;text-align:left;font-weight:normal;overflow-wrap:anywhere;height:1.8em}
        .many{font-size:10.5pt;line-height:1.5}.many th,.many td{padding:.15em .25em}.many th{text-align:center}tr{break-inside:avoid}@page{margin:1.5cm}@media print{body{margin:0 auto}}
        @media screen and (max-width:600px){body{margin:1em}.wide{overflow-x:auto}.wide .many{min-width:16cm}}
        """;

    /// <summary>From this number of columns on, cells are set small.</summary>
    private const int ManyColumns = 4;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page.</summary>
    public static string Render(Sheet sheet)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(Encoder.Encode(sheet.Name)).Append("</title><style>").Append(Style).Append("</style></head><body>\n");
        foreach (var part in sheet.Parts)
        {
            page.Append(part is SheetTable table ? Table(table) : Line((SheetLine)part)).Append('\n');
        }

        return page.Append("</body></html>\n").ToString();
    }

    private static string Line(SheetLine line) => line.Setting switch
    {
        LineSetting.Title => $"<h1>{Encoder.Encode(line.Text)}</h1>",
        LineSetting.Left => $"<p>{Encoder.Encode(line.Text)}</p>",
        _ => $"<p class=\"{line.Setting.ToString().ToLowerInvariant()}\">{Encoder.Encode(line.Text)}</p>",
    };

    private static string Table(SheetTable table)
    {
        var all = table.Columns.Sum();
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<div class=\"wide\"><table{(table.Columns.Count < ManyColumns ? "" : " class=\"many\"")}><colgroup>");
        foreach (var column in table.Columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"<col style=\"width:{100m * column / all:0.##}%\">");
        }

        text.Append("</colgroup><tbody>\n");
        foreach (var row in table.Rows)
        {
            var scope = row.All(cell => cell.IsLabel) ? "col" : "row";
            text.Append("<tr>").AppendJoin("", row.Select(cell => Cell(cell, scope))).Append("</tr>\n");
        }

        return text.Append("</tbody></table></div>").ToString();
    }

    private static string Cell(SheetCell cell, string scope)
    {
        var tag = cell.IsLabel ? "th" : "td";
        var spans = (cell.IsLabel ? $" scope=\"{scope}\"" : "") + Span("colspan", cell.Across) + Span("rowspan", cell.Down);
        return $"<{tag}{spans}>{(cell.Lines is [{ Setting: LineSetting.Left } line] ? Encoder.Encode(line.Text) : string.Concat(cell.Lines.Select(Line)))}</{tag}>";
    }

    private static string Span(string name, int count) => count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {name}=\"{count}\"");
}
