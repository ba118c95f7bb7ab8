using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using MedInsFlows.Host.Spreadsheets;
using NodaTime;
using Workbook = MedInsFlows.Host.Spreadsheets.Workbook;

namespace MedInsFlows.Host.Tests.Spreadsheets;

/// <summary>Files for a spreadsheet.</summary>
public sealed class WorkbookTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public async Task What_looks_like_a_formula_is_a_text_and_marked_as_one(string text)
    {
        var cell = (await WriteAsync(text)).Single();

        cell.DataType!.Value.Should().Be(CellValues.InlineString);
        cell.CellFormula.Should().BeNull();
        cell.InnerText.Should().Be(text);
        cell.StyleIndex!.Value.Should().Be(3, "the style with the mark of a text");
    }

    [Fact]
    public async Task Texts_numbers_dates_and_shares_are_what_they_are_and_what_no_file_can_hold_is_left_out()
    {
        var cells = await WriteAsync("𠮷<&>\"\u0001\ud800雪", 12L, 0.5m, new LocalDate(2026, 4, 20), new Share(0.975m), null);

        cells.Select(cell => cell.InnerText).Should().Equal("𠮷<&>\"雪", "12", "0.5", "46132", "0.975", "");
    }

    private static async Task<List<Cell>> WriteAsync(params object?[] row)
    {
        using var file = new MemoryStream();
        await using (var book = await Workbook.CreateAsync(file, default))
        {
            await book.AddSheetAsync("表<1>", [("列", 10)], new[] { (IReadOnlyList<object?>)row }.ToAsyncEnumerable(), default);
        }

        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).Should().BeEmpty();
        document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Single().Name!.Value.Should().Be("表<1>");
        return [.. document.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<Row>().Last().Elements<Cell>()];
    }
}
