using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Documents;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Cases.Forms;

/// <summary>Fills the forms of items.</summary>
public static class FormFilling
{
    /// <summary>What stands where something is to be written by hand.</summary>
    public const string Line = "＿＿＿＿＿＿";

    private const string PartOfDate = "　　";
    private const char Box = '□';
    private const char Ticked = '☑';

    private static readonly int[] LabelAndText = [3, 7];

    /// <summary>
    /// A form of an item: as its document prints it or, where the document prints none, one that is made of 受理信息必填项 and says so. What has no value is left
    /// to be written by hand.
    /// </summary>
    /// <param name="form">The form as the item names it.</param>
    /// <param name="printed">The form as printed; null where the document prints none.</param>
    /// <param name="item">The item.</param>
    /// <param name="application">What was filled in; null for an empty form.</param>
    /// <param name="appliedOn">The day of the application; null before.</param>
    /// <param name="note">A line of ours at the end.</param>
    public static Sheet Fill(Form form, PrintedForm? printed, Item item, Application? application, LocalDate? appliedOn, string note)
    {
        var values = new FormValues(item, application, appliedOn);
        return new Sheet(
            printed?.Title ?? form.Name,
            [.. printed is null ? Generate(form, item, application, values) : Fill(printed, values), new SheetLine(note)]);
    }

    private static IEnumerable<SheetPart> Fill(PrintedForm form, FormValues values) =>
    [
        .. form.Above is { } above ? SheetLine.Of(Fill(above, values)) : [],
        new SheetLine(form.Title, LineSetting.Title),
        .. form.Body.SelectMany<FormPart, SheetPart>(part => part.Text is { } line ? SheetLine.Of(Fill(line, values)) : [Fill(part, values)]),
    ];

    private static SheetTable Fill(FormPart table, FormValues values) => new(
        table.Columns,
        [.. (FormTable.Place(table) ?? throw new ArgumentException("The cells of the table do not fill its rows.", nameof(table)))
            .Select(row => row.Select(cell => new SheetCell(SheetLine.Of(FillCell(cell.Text, values)), cell.Across, cell.Down, IsLabel(cell.Text))).ToList())]);

    /// <summary>A text with its blanks filled; a cell that is nothing but a blank needs no line to write on.</summary>
    private static string FillCell(string text, FormValues values) => FormBlank.In(text) is [{ Option: null } blank] && FormBlank.Without(text).Length == 0
        ? values.TextOf(blank.Sources) ?? string.Empty
        : Fill(text, values);

    private static string Fill(string text, FormValues values) => FormBlank.Fill(text, blank =>
        blank.Option is { } option ? (values.Has(blank.Sources, option) ? Ticked : Box).ToString()
        : values.TextOf(blank.Sources) ?? (blank.Sources.Any(IsPartOfDate) ? PartOfDate : Line));

    private static bool IsPartOfDate(string source) =>
        source.EndsWith(".year", StringComparison.Ordinal) || source.EndsWith(".month", StringComparison.Ordinal) || source.EndsWith(".day", StringComparison.Ordinal);

    private static bool IsLabel(string text) => text.Length > 0 && FormBlank.In(text) is [] && !text.Contains('\n', StringComparison.Ordinal) && !text.Contains(Box, StringComparison.Ordinal);

    private static IEnumerable<SheetPart> Generate(Form form, Item item, Application? application, FormValues values)
    {
        var fields = item.RequiredFields.Where(field => application is null || Applicability.MayApply(field, application.ApplicantCase, application.Circumstances));
        var rows = new List<(string Label, string? Text)>
        {
            ("事项名称", item.Title),
            ("申请人", values.TextOf(["applicant.name"])),
            ("申请人证件类型", values.TextOf(["applicant.idType"])),
            ("申请人证件号码", values.TextOf(["applicant.idNumber"])),
            ("申请人联系电话", values.TextOf(["applicant.phone"])),
        };
        rows.AddRange(fields.SelectMany(field => field is { Type: FieldType.Group, Parts: { } parts }
            ? parts.Select(part => ($"{field.Name}：{part.Name}", values.TextOf([$"{field.Id}.{part.Id}"])))
            : [(field.Name, values.TextOf([field.Id]))]));
        return
        [
            new SheetLine(form.Name, LineSetting.Title),
            new SheetLine("（文件没有印出这份样表，本表由受理信息必填项生成）", LineSetting.Center),
            new SheetTable(LabelAndText, [.. rows.Select(row => (IReadOnlyList<SheetCell>)[new SheetCell(SheetLine.Of(row.Label), IsLabel: true), new SheetCell(SheetLine.Of(row.Text ?? string.Empty))])]),
            new SheetLine($"申请人（签名、盖章）：{Line}", LineSetting.Right),
            new SheetLine("　　年　　月　　日", LineSetting.Right),
        ];
    }
}
