using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MedInsFlows.Cases.Agencies;

namespace MedInsFlows.Host.Payments;

/// <summary>Writes files for the bank: a line for each payment and one with their number and sum, by which the bank sees that nothing is missing.</summary>
internal static class BankFile
{
    private static readonly string[] Titles = ["序号", "收款户名", "收款账号", "开户银行", "金额", "用途", "办件编号"];
    private static readonly byte[] Mark = Encoding.UTF8.GetPreamble();

    /// <summary>The media type of files of a format.</summary>
    public static string MediaType(BankFileFormat format) =>
        format == BankFileFormat.Xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";

    /// <summary>Whether a text could be taken for a formula by whoever opens the file; then it is not written.</summary>
    public static bool IsFormula(string text) => text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal);

    /// <summary>A file.</summary>
    /// <param name="format">How it is written.</param>
    /// <param name="lines">What is paid to whom.</param>
    public static byte[] Write(BankFileFormat format, IReadOnlyList<BankLine> lines)
    {
        IReadOnlyList<object[]> rows =
        [
            .. lines.Select((line, place) => new object[] { place + 1, line.Account.PayeeName, line.Account.BankAccount, line.Account.BankName ?? string.Empty, line.Amount, line.Purpose, line.CaseNumber }),
            ["合计", $"{lines.Count}笔", string.Empty, string.Empty, lines.Sum(line => line.Amount), string.Empty, string.Empty],
        ];
        return format == BankFileFormat.Xlsx ? Xlsx(rows) : Csv(rows);
    }

    private static byte[] Csv(IReadOnlyList<object[]> rows) => [.. Mark, .. Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(Titles).Select(row => string.Join(',', row.Select(Quoted)) + "\r\n")))];

    private static string Quoted(object value) =>
        Text(value) is var text && text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static byte[] Xlsx(IReadOnlyList<object[]> rows)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Prepend(Titles).Select(row => new Row(row.Select(Cell)))));
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "拨付" }));
        }

        return stream.ToArray();
    }

    // Account and case numbers are texts: a sheet keeps no more than 15 digits of a number.
    private static Cell Cell(object value) => value is string text
        ? new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }) }
        : new Cell { DataType = CellValues.Number, CellValue = new CellValue(Text(value)) };

    private static string Text(object value) => value is decimal amount ? amount.ToString("0.00", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}

/// <summary>A line of a file for the bank. Personal.</summary>
/// <param name="Account">Who is paid, into which account.</param>
/// <param name="Amount">In yuan.</param>
/// <param name="Purpose">用途.</param>
/// <param name="CaseNumber">The case.</param>
internal sealed record BankLine(PayeeAccount Account, decimal Amount, string Purpose, string CaseNumber)
{
    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(BankLine);
}
