using System.Globalization;
using System.Text;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Spreadsheets;

namespace MedInsFlows.Host.Payments;

/// <summary>Writes files for the bank: a line for each payment and one with their number and sum, by which the bank sees that nothing is missing.</summary>
internal static class BankFile
{
    private static readonly (string Heading, int Width)[] Columns = [("序号", 8), ("收款户名", 24), ("收款账号", 28), ("开户银行", 32), ("金额", 14), ("用途", 36), ("办件编号", 28)];
    private static readonly byte[] Mark = Encoding.UTF8.GetPreamble();

    /// <summary>The media type of files of a format.</summary>
    public static string MediaType(BankFileFormat format) =>
        format == BankFileFormat.Xlsx ? Workbook.MediaType : "text/csv; charset=utf-8";

    /// <summary>A file.</summary>
    /// <param name="format">How it is written.</param>
    /// <param name="lines">What is paid to whom.</param>
    public static async Task<byte[]> WriteAsync(BankFileFormat format, IReadOnlyList<BankLine> lines)
    {
        IReadOnlyList<object[]> rows =
        [
            .. lines.Select((line, place) => new object[] { place + 1, line.Account.PayeeName, line.Account.BankAccount, line.Account.BankName ?? string.Empty, new Yuan(line.Amount), line.Purpose, line.CaseNumber }),
            ["合计", $"{lines.Count}笔", string.Empty, string.Empty, new Yuan(lines.Sum(line => line.Amount)), string.Empty, string.Empty],
        ];
        return format == BankFileFormat.Xlsx ? await XlsxAsync(rows) : Csv(rows);
    }

    private static byte[] Csv(IReadOnlyList<object[]> rows) => [.. Mark, .. Encoding.UTF8.GetBytes(string.Concat(rows.Prepend([.. Columns.Select(column => column.Heading)]).Select(row => string.Join(',', row.Select(Quoted)) + "\r\n")))];

    private static string Quoted(object value) =>
        Text(value) is var text && text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    // Account and case numbers are texts: a sheet keeps no more than 15 digits of a number.
    private static async Task<byte[]> XlsxAsync(IReadOnlyList<object[]> rows)
    {
        using var stream = new MemoryStream();
        await using (var book = await Workbook.CreateAsync(stream, CancellationToken.None))
        {
            await book.AddSheetAsync("拨付", Columns, rows.ToAsyncEnumerable(), CancellationToken.None);
        }

        return stream.ToArray();
    }

    private static string Text(object value) => value is Yuan amount ? amount.ToString() : Convert.ToString(value, CultureInfo.InvariantCulture)!;
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
