using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MedInsFlows.Cases.Documents;

namespace MedInsFlows.Host.Documents;

/// <summary>Renders a paper as a page that can be printed. It needs nothing else and runs nothing.</summary>
internal static class HtmlPaper
{
    /// <summary>What the page may do: it has a style of its own, and nothing else.</summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-modals";

    private const string Style =
        """
        body{font-family:"Noto Serif CJK SC","SimSun",serif;font-size:12pt;line-height:1.8;max-width:17cm;margin:2cm auto;color:#000;background:#fff}
        h1{font-size:18pt;text-align:center}.end{text-align:right}p{margin:.3em 0}.text{text-indent:2em}
        table{width:100%;border-collapse:collapse;margin:1em 0}th,td{border:1px solid #000;padding:.2em .5em;text-align:left;font-weight:normal;overflow-wrap:anywhere}th{width:30%}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page.</summary>
    public static string Render(Paper paper)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
            .Append(Text(paper.Name)).Append("</title><style>").Append(Style).Append("</style></head><body>\n<h1>").Append(Text(paper.Name))
            .Append("</h1>\n<p class=\"end\">编号：").Append(Text(paper.Number)).Append("</p>\n<p>").Append(Text(paper.Addressee)).Append("：</p>\n");
        foreach (var paragraph in paper.Paragraphs)
        {
            page.Append("<p class=\"text\">").Append(Text(paragraph)).Append("</p>\n");
        }

        page.Append("<table><tbody>\n");
        foreach (var row in paper.Rows)
        {
            page.Append("<tr><th scope=\"row\">").Append(Text(row.Label)).Append("</th><td>").Append(Text(row.Text)).Append("</td></tr>\n");
        }

        return page.Append("</tbody></table>\n<p class=\"end\">").Append(Text(paper.Agency)).Append("</p>\n<p class=\"end\">").Append(Text(paper.Date)).Append("</p>\n</body></html>\n").ToString();
    }

    private static string Text(string text) => Encoder.Encode(text);
}
