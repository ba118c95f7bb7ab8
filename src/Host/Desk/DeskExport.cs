using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Spreadsheets;
using MedInsFlows.Host.Time;
using NodaTime;

namespace MedInsFlows.Host.Desk;

/// <summary>The list and the figures of the desk as .xlsx files; who applies is masked. Thread-safe.</summary>
internal sealed class DeskExport(DeskCases cases, DeskFigures figures, DeskHistory history, ItemCatalog items, RegionFolder regions, BusinessTime time)
{
    private static readonly (string Heading, int Width)[] CaseColumns =
    [
        ("办件编号", 28), ("事项", 36), ("申请人", 14), ("经办机构", 30), ("状态", 12), ("环节", 16), ("经办人", 22), ("收件日期", 12), ("办结日期", 12), ("期限", 12), ("时限", 10),
    ];

    private static readonly (string Heading, int Width)[] Remarks = [("项目", 20), ("内容", 60)];

    /// <summary>Reads what a file of the list needs, and tells how to write it.</summary>
    /// <exception cref="Api.Problems.ProblemException">The filter asks what cannot be asked.</exception>
    public async Task<Func<Stream, Task>> CasesAsync(DeskReach reach, DeskFilter filter, CancellationToken cancellationToken)
    {
        var agencies = RegionOf(reach).Agencies.ToDictionary(agency => agency.Id, agency => agency.Name);
        var (found, total) = await cases.AllAsync(reach, filter, cancellationToken);
        var remarks = await RemarksAsync(reach, filter, total, cancellationToken);
        return async output =>
        {
            await using var book = await Workbook.CreateAsync(output, cancellationToken);
            await book.AddSheetAsync("办件", CaseColumns, found.Select(one => Row(one, agencies)), cancellationToken);
            await book.AddSheetAsync("说明", Remarks, remarks.ToAsyncEnumerable(), cancellationToken);
        };
    }

    /// <summary>Reads the figures, and tells how to write a file of them.</summary>
    public async Task<Func<Stream, Task>> FiguresAsync(DeskReach reach, CancellationToken cancellationToken)
    {
        var standing = await figures.ReadAsync(reach, cancellationToken);
        var summary = DeskSummary.Of(standing);
        var durations = await history.DurationsAsync(reach, cancellationToken);
        var (days, weeks) = (await history.TrendAsync(reach, byWeek: false, cancellationToken), await history.TrendAsync(reach, byWeek: true, cancellationToken));
        var remarks = await RemarksAsync(reach, new DeskFilter(), standing.Open, cancellationToken);
        return async output =>
        {
            await using var book = await Workbook.CreateAsync(output, cancellationToken);
            await SheetAsync("概况", [("项目", 20), ("数值", 14)], Totals(standing, summary));
            await SheetAsync("环节", [("环节", 24), ("在办", 10), ("告急", 10), ("超期", 10)], By(standing, group => group.Stage.Length == 0 ? "未进入环节" : group.Stage));
            await SheetAsync("事项", [("事项", 40), ("在办", 10), ("告急", 10), ("超期", 10)], By(standing, group => group.Title));
            await SheetAsync(
                "经办人", [("用户名", 28), ("姓名", 24), ("在办", 10), ("告急", 10), ("超期", 10)], standing.Loads.Select(load => (object?[])[load.UserName, load.Name, load.Count, load.Red, load.Overdue]));
            await SheetAsync(
                "环节用时", [("环节", 24), ("近30日办理", 12), ("平均用时（天）", 16), ("最长（天）", 12)], StageDuration.ByStage(durations).Select(took => (object?[])[took.Stage, took.Count, Days(took.Average), Days(took.Longest)]));
            await SheetAsync("每日", TrendColumns, days.Select(Row));
            await SheetAsync("每周", TrendColumns, weeks.Select(Row));
            await SheetAsync("说明", Remarks, remarks);

            Task SheetAsync(string name, (string Heading, int Width)[] columns, IEnumerable<IReadOnlyList<object?>> rows) =>
                book.AddSheetAsync(name, columns, rows.ToAsyncEnumerable(), cancellationToken);
        };
    }

    private static (string Heading, int Width)[] TrendColumns { get; } = [("从", 12), ("到", 12), ("收件", 10), ("办结", 10), ("超期", 10)];

    private static decimal Days(double days) => decimal.Round((decimal)days, 1);

    private static object?[] Row(TrendPoint point) => [point.From, point.Until, point.Received, point.Ended, point.Overdue];

    private static object?[] Row(DeskCase one, Dictionary<string, string> agencies) =>
    [
        one.File.CaseNumber,
        one.Title,
        one.Applicant,
        agencies.GetValueOrDefault(one.File.Agency, one.File.Agency),
        one.StatusText,
        one.File.Stage,
        DeskWords.Holders(one),
        ShanghaiTime.DateOf(one.File.ReceivedAt),
        one.File.ClosedAt is { } closed ? ShanghaiTime.DateOf(closed) : null,
        one.DueAt is { } due ? ShanghaiTime.DateOf(due) : null,
        DeskWords.Limit(one),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Totals(DeskStanding standing, DeskSummary summary) =>
    [
        ["在办", standing.Open],
        ["超期", standing.Overdue],
        .. summary.ByLamp.Select(lamp => (object?[])[lamp.Name, lamp.Count]),
        ["待签收", standing.Unclaimed.Count],
        ["近365日按时办结", standing.InTime],
        ["近365日有时限的办结", standing.WithLimit],
        ["按时办结率", standing.OnTimeRate is { } rate ? new Share(rate) : null],
    ];

    private static IEnumerable<IReadOnlyList<object?>> By(DeskStanding standing, Func<OpenGroup, string> name) => standing.Groups.GroupBy(name)
        .Select(groups => (Name: groups.Key, Count: groups.Sum(group => group.Count), Red: groups.Where(group => group.Lamp == "red").Sum(group => group.Count), Overdue: groups.Sum(group => group.Overdue)))
        .OrderByDescending(row => row.Count)
        .Select(row => (object?[])[row.Name, row.Count, row.Red, row.Overdue]);

    private Region RegionOf(DeskReach reach) => regions.Regions.First(region => region.Id == reach.Region);

    private async Task<List<IReadOnlyList<object?>>> RemarksAsync(DeskReach reach, DeskFilter filter, long total, CancellationToken cancellationToken)
    {
        var region = RegionOf(reach);
        var titles = (await items.AllAsync(cancellationToken)).Select(published => published.Definition.Item).Where(item => item.Region == reach.Region).ToDictionary(item => item.Id, item => item.Title);
        var agencies = region.Agencies.ToDictionary(agency => agency.Id, agency => agency.Name);
        return
        [
            ["统筹地区", region.Name],
            ["经办机构", reach.Agency is { } own ? agencies.GetValueOrDefault(own, own) : "全部"],
            ["截至", TimeWords.Moment(Instant.FromDateTimeOffset(time.GetUtcNow()))],
            .. filter.Parts.Select(part => (object?[])(part.Key switch
            {
                "stage" => ["环节", part.Value == DeskFilter.NoStage ? "未进入环节" : part.Value],
                "item" => ["事项", titles.GetValueOrDefault(part.Value, part.Value)],
                "lamp" => ["时限灯", DeskWords.Lamp(part.Value)],
                "caseworker" => ["经办人", part.Value == DeskFilter.Unclaimed ? "待签收" : part.Value],
                "status" => ["状态", DeskWords.Status(part.Value)],
                "agency" => ["经办机构（筛选）", agencies.GetValueOrDefault(part.Value, part.Value)],
                "number" => ["办件编号", part.Value],
                "what" => ["日期种类", DeskWords.Happening(part.Value)],
                "from" => ["起日", part.Value],
                _ => ["止日", part.Value],
            })),
            ["办件", total],
            .. total > DeskCases.Most ? (object?[][])[["提示", $"只列出前 {DeskCases.Most} 件，请用筛选条件分批导出。"]] : [],
            ["个人信息", "申请人姓名已遮盖。"],
        ];
    }
}
