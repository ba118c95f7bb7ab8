using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Paper = MedInsFlows.Cases.Documents.Paper;

namespace MedInsFlows.Host.Documents;

/// <summary>Renders a paper as a file of Word (Open XML).</summary>
internal static class DocxPaper
{
    /// <summary>The media type of such files.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Font = "宋体";
    private const string BodySize = "24";
    private const string TitleSize = "36";
    private const string FirstLineOfTwoCharacters = "480";

    /// <summary>The file.</summary>
    public static byte[] Render(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body(
            [
                Line(paper.Name, JustificationValues.Center, TitleSize, bold: true),
                Line($"编号：{paper.Number}", JustificationValues.Right),
                Line($"{paper.Addressee}：", JustificationValues.Left),
                .. paper.Paragraphs.Select(text => Line(text, JustificationValues.Both, indented: true)),
                Rows(paper),
                Line(paper.Agency, JustificationValues.Right),
                Line(paper.Date, JustificationValues.Right),
            ]);
            file.AddMainDocumentPart().Document = new Document(body);
        }

        return stream.ToArray();
    }

    private static Table Rows(Paper paper) => new(
    [
        new TableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single },
                new LeftBorder { Val = BorderValues.Single },
                new BottomBorder { Val = BorderValues.Single },
                new RightBorder { Val = BorderValues.Single },
                new InsideHorizontalBorder { Val = BorderValues.Single },
                new InsideVerticalBorder { Val = BorderValues.Single }),
            new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }),
        .. paper.Rows.Select(row => new TableRow(Cell(row.Label), Cell(row.Text))),
    ]);

    private static TableCell Cell(string text) => new(Line(text, JustificationValues.Left));

    private static Paragraph Line(string text, JustificationValues justification, string size = BodySize, bool bold = false, bool indented = false)
    {
        var properties = new ParagraphProperties(new Justification { Val = justification });
        if (indented)
        {
            properties.InsertAt(new Indentation { FirstLine = FirstLineOfTwoCharacters }, 0);
        }

        var run = new RunProperties(new RunFonts { EastAsia = Font });
        if (bold)
        {
            run.Append(new Bold());
        }

        run.Append(new FontSize { Val = size });
        return new Paragraph(properties, new Run(run, new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }
}
