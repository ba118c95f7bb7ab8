using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MedInsFlows.Cases.Documents;

namespace MedInsFlows.Host.Documents;

/// <summary>Renders a sheet as a file of Word (Open XML).</summary>
internal static class DocxSheet
{
    /// <summary>The media type of such files.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Font = "宋体";
    private const string BodySize = "24";
    private const string SmallSize = "21";
    private const string TitleSize = "36";
    private const string FirstLineOfTwoCharacters = "480";

    /// <summary>From this number of columns on, cells are set small.</summary>
    private const int ManyColumns = 4;

    /// <summary>Width of the text of a page A4, in twentieths of a point.</summary>
    private const int PageWidth = 9638;

    /// <summary>The file.</summary>
    public static byte[] Render(Sheet sheet)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.AddMainDocumentPart().Document = new Document(new Body(
            [
                .. sheet.Parts.SelectMany(part => part is SheetTable table ? [Table(table), Line(new SheetLine(string.Empty))] : (OpenXmlElement[])[Line((SheetLine)part)]),
                new SectionProperties(
                    new PageSize { Width = 11906, Height = 16838 },
                    new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }),
            ]));
        }

        return stream.ToArray();
    }

    private static Table Table(SheetTable table)
    {
        var unit = (double)PageWidth / table.Columns.Sum();
        int[] widths = [.. table.Columns.Select(column => (int)(column * unit))];
        var size = table.Columns.Count < ManyColumns ? BodySize : SmallSize;
        var below = new (int Rows, int Across)[widths.Length];
        return new Table(
        [
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single },
                    new LeftBorder { Val = BorderValues.Single },
                    new BottomBorder { Val = BorderValues.Single },
                    new RightBorder { Val = BorderValues.Single },
                    new InsideHorizontalBorder { Val = BorderValues.Single },
                    new InsideVerticalBorder { Val = BorderValues.Single }),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(width => new GridColumn { Width = Text(width) })),
            .. table.Rows.Select(row => new TableRow([new TableRowProperties(new CantSplit()), .. Cells(row, widths, below, size)])),
        ]);
    }

    /// <summary>The cells of a row; Word wants those too into which a cell above reaches down.</summary>
    private static IEnumerable<TableCell> Cells(IReadOnlyList<SheetCell> row, int[] widths, (int Rows, int Across)[] below, string size)
    {
        var (cells, next, column) = (new List<TableCell>(), 0, 0);
        while (column < widths.Length)
        {
            var above = below[column];
            var cell = above.Rows > 0 ? new SheetCell([new SheetLine(string.Empty)], above.Across) : row[next++];
            below[column] = above.Rows > 0 ? (above.Rows - 1, above.Across) : (cell.Down - 1, cell.Across);
            var properties = new TableCellProperties(
                new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Text(widths.Skip(column).Take(cell.Across).Sum()) },
                new GridSpan { Val = cell.Across });
            if (above.Rows > 0 || cell.Down > 1)
            {
                properties.Append(new VerticalMerge { Val = above.Rows > 0 ? MergedCellValues.Continue : MergedCellValues.Restart });
            }

            properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
            cells.Add(new TableCell([properties, .. cell.Lines.Select(line => Line(line, size))]));
            column += cell.Across;
        }

        return cells;
    }

    private static Paragraph Line(SheetLine line, string size = BodySize)
    {
        var properties = new ParagraphProperties(new Justification
        {
            Val = line.Setting switch
            {
                LineSetting.Title or LineSetting.Center => JustificationValues.Center,
                LineSetting.Right => JustificationValues.Right,
                LineSetting.Paragraph => JustificationValues.Both,
                _ => JustificationValues.Left,
            },
        });
        if (line.Setting == LineSetting.Paragraph)
        {
            properties.InsertAt(new Indentation { FirstLine = FirstLineOfTwoCharacters }, 0);
        }

        var run = new RunProperties(new RunFonts { EastAsia = Font });
        if (line.Setting == LineSetting.Title)
        {
            run.Append(new Bold());
        }

        run.Append(new FontSize { Val = line.Setting == LineSetting.Title ? TitleSize : size });
        return new Paragraph(properties, new Run(run, new Text(line.Text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
