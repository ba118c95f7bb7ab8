using System.Globalization;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Notices;

namespace MedInsFlows.Cases.Documents;

/// <summary>Composes papers from cases.</summary>
public static class PaperText
{
    /// <summary>What stands in a paper.</summary>
    /// <param name="document">The paper.</param>
    /// <param name="body">What the flow says in it; null or empty for nothing.</param>
    /// <param name="sources">Where values come from.</param>
    public static Paper Compose(CaseDocument document, string? body, NoticeSources sources)
    {
        var addressees = NoticeAudience.Find(document.Audience)?.In(sources.Application).Select(person => person.Name).ToList() ?? [];
        return new Paper(
            document.Name,
            document.Number,
            sources.Agency.Name,
            addressees.Count > 0 ? string.Join('、', addressees) : sources.Application.Applicant.Name,
            ShanghaiTime.DateOf(document.IssuedAt).ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture),
            [.. Case(sources), .. Sections(PaperKind.Find(document.Kind)?.Sections ?? PaperSection.None, sources)],
            string.IsNullOrEmpty(body) ? [] : NoticeBlanks.Fill(body, sources).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static IEnumerable<PaperRow> Case(NoticeSources from) =>
    [
        new("事项名称", from.Item.Title),
        new("办件编号", from.File.CaseNumber),
        new("申请人", from.Application.Applicant.Name),
        new("申请日期", Date(ShanghaiTime.DateOf(from.File.ReceivedAt))),
    ];

    private static IEnumerable<PaperRow> Sections(PaperSection sections, NoticeSources from)
    {
        var (file, item) = (from.File, from.Item);
        IEnumerable<PaperRow> If(PaperSection section, Func<IEnumerable<PaperRow>> rows) => sections.HasFlag(section) ? rows() : [];
        return
        [
            .. If(PaperSection.Materials, () => from.Application.Materials.Select(material => new PaperRow("材料", item.Materials.FirstOrDefault(known => known.Id == material.Id)?.Name ?? material.Id))),
            .. If(PaperSection.Fields, () => Fields(from)),
            .. If(PaperSection.Lacks, () => file.Lacks.Select(lack => new PaperRow(lack.Kind == LackKind.Material ? "需补正的材料" : "需补正的信息", lack.Reason is null ? lack.NameIn(item) : $"{lack.NameIn(item)}：{lack.Reason}"))),
            .. If(PaperSection.Reason, () => from.Opinion?.Reason is { Length: > 0 } reason ? [new PaperRow("原因", reason)] : []),
            .. If(PaperSection.Limit, () => file.OverallClock is { } clock ? [new PaperRow("办理时限", clock.Length.Text)] : []),
            .. If(PaperSection.Amounts, () => Amounts(from)),
            .. If(PaperSection.Payments, () => (file.Payments ?? []).SelectMany(payment => payment.Lines).Select(line => new PaperRow(line.Fund, Yuan(line.Amount)))),
            .. If(PaperSection.Entitlements, () => (file.Entitlements ?? []).Select(one => new PaperRow(one.Title, one.To is { } last ? $"{Date(one.From)}至{Date(last)}" : $"自{Date(one.From)}起"))),
        ];
    }

    /// <summary>What the applicant filled in, and the dates that were entered since.</summary>
    private static IEnumerable<PaperRow> Fields(NoticeSources sources) => sources.Item.RequiredFields.Concat(sources.Item.EnteredData.Where(field => field.Type == FieldType.Date))
        .DistinctBy(field => field.Id).Select(field => (field.Name, Text: FieldBlanks.TextOf(field, sources))).Where(row => row.Text is not null).Select(row => new PaperRow(row.Name, row.Text!));

    /// <summary>Each amount that was entered, as it was entered last.</summary>
    private static IEnumerable<PaperRow> Amounts(NoticeSources sources) =>
        from field in sources.Item.RequiredFields.Concat(sources.Item.EnteredData).DistinctBy(field => field.Id)
        where field.Type == FieldType.Amount
        let amount = sources.File.AmountOf(field.Id, sources.Application)
        where amount is not null
        select new PaperRow(field.Name, Yuan(amount.Value));

    private static string Yuan(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.00}元");

    private static string Date(NodaTime.LocalDate date) => date.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);
}
