using System.Globalization;
using System.Text.Json;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Separation;
using MedInsFlows.Host.Time;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NodaTime.Text;

namespace MedInsFlows.Host.Audit;

/// <summary>What the auditors' pages show, as files to take away. They stand beside the pages, where the cookie counts.</summary>
internal static class AuditFiles
{
    /// <summary>So many rows a file has at most; the last row of a longer one says so.</summary>
    private const int Most = 10_000;

    private static readonly YearMonthPattern Month = YearMonthPattern.CreateWithInvariantCulture("uuuu-MM");

    /// <summary>Maps the files.</summary>
    public static void MapAuditFiles(this IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.MapGroup("/audit").ExcludeFromDescription();
        files.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        files.MapGet("cases.csv", CasesAsync).Allow(Permission.Audit);
        files.MapGet("cases/{id:guid}/journal.csv", JournalAsync).Allow(Permission.Audit);
        files.MapGet("cases/{id:guid}/journal.json", JournalJsonAsync).Allow(Permission.Audit);
        files.MapGet("access.csv", AccessAsync).Allow(Permission.Audit);
        files.MapGet("exceptions.csv", ExceptionsAsync).Allow(Permission.Audit);
        files.MapGet("interventions.csv", InterventionsAsync).Allow(Permission.Audit);
        files.MapGet("posts.csv", PostsAsync).Allow(Permission.Audit);
        files.MapGet("payees.csv", PayeesAsync).Allow(Permission.Audit);
    }

    /// <summary>What the page of the access log is asked for.</summary>
    internal static AccessFilter Filter(string? account, string? caseNumber, string? from, string? to) =>
        Guid.TryParse(caseNumber, CultureInfo.InvariantCulture, out var id) ? new(id, null, account, from, to) : new(null, caseNumber, account, from, to);

    /// <summary>The days of a month.</summary>
    /// <param name="month">The month, such as 2026-04, that has been judged.</param>
    internal static DayRange DaysOf(string month)
    {
        var read = Month.Parse(month).Value;
        return DayRange.Read(TimeWords.Date(read.OnDayOfMonth(1)), TimeWords.Date(read.ToDateInterval().End));
    }

    private static async Task<IResult> CasesAsync(
        string? q, string? item, string? status, string? from, string? to, Caller caller, CaseLists lists, CancellationToken cancellationToken)
    {
        var filter = new CaseFilter(null, Given(item), Given(status), null, Given(q), Given(from), Given(to));
        var found = await lists.CasesAsync(caller, filter, new Paging(1, Most), cancellationToken);
        return File(
            "办件.csv",
            ["办件编号", "事项", "申请人（遮盖）", "状态", "环节", "收到", "应办结"],
            Whole(found, entry => [entry.CaseNumber, entry.Title, entry.ApplicantName, entry.StatusText, entry.Stage, TimeWords.Second(entry.SubmittedAt), entry.DueOn is { } due ? TimeWords.Date(due) : null]));
    }

    private static async Task<IResult> JournalAsync(Guid id, Caller caller, AuditedCases cases, CancellationToken cancellationToken)
    {
        var audited = await cases.ReadAsync(id, caller, cancellationToken);
        return File(
            $"{audited.Case.CaseNumber}-记录.csv",
            ["条", "时间", "人员", "发生了什么", "后果", "节点", "节点名称", "出口", "依据", "内容", "摘要", "前一条的摘要"],
            audited.Entries.Zip(audited.Journal, (entry, view) => (IReadOnlyList<string?>)
            [
                Number(view.Seq), TimeWords.Second(view.At), view.Actor, JournalWords.Event(entry), JournalWords.Consequences(entry), view.ActivityId, view.ActivityName, view.Outcome, view.Clause,
                System.Text.Encoding.UTF8.GetString(entry.Content.Span), view.Hash, view.PreviousHash,
            ]));
    }

    private static async Task<IResult> JournalJsonAsync(Guid id, Caller caller, AuditedCases cases, CaseReader reader, IOptions<JsonOptions> json, CancellationToken cancellationToken)
    {
        var (row, _) = await reader.ReadAsync(id, caller, cancellationToken);
        var journal = await cases.JournalAsync(id, caller, cancellationToken);
        return TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(journal, json.Value.SerializerOptions), "application/json", $"{row.File.CaseNumber}-记录.json");
    }

    private static async Task<IResult> AccessAsync(
        string? account, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "case")] string? caseNumber, string? from, string? to, Caller caller, AccessLog log, CancellationToken cancellationToken)
    {
        var found = await log.ReadAsync(DisclosureEndpoints.RegionOf(caller), Filter(account, caseNumber, from, to), new Paging(1, Most), cancellationToken);
        return File(
            "访问日志.csv",
            ["序号", "时间", "人员", "角色", "做了什么", "内容", "办件编号", "理由", "法律依据", "摘要"],
            Whole(found, record =>
            [
                Number(record.Seq), TimeWords.Second(record.At), record.Actor, AccessWords.RoleOf(record.Role), AccessWords.Event(record.Event), AccessWords.Details(record), record.CaseNumber, record.Reason, record.LegalBasis, record.Hash,
            ]));
    }

    private static async Task<IResult> ExceptionsAsync(string? month, Caller caller, ExceptionList list, CancellationToken cancellationToken)
    {
        var sample = await list.ReadAsync(caller, null, Given(month), null, cancellationToken);
        return File(
            $"特批-{sample.Month}.csv",
            ["时间", "办件编号", "环节", "特批人", "由谁办理", "放开的规则", "理由", "抽查"],
            sample.Items.Select(entry => (IReadOnlyList<string?>)
            [
                TimeWords.Second(entry.GrantedAt), entry.CaseNumber, entry.Stage, entry.GrantedBy, entry.GrantedTo, string.Join('、', entry.Rules.Select(AccessWords.Rule)), entry.Reason, entry.Drawn ? "待查" : null,
            ]));
    }

    private static async Task<IResult> InterventionsAsync(string? month, Caller caller, ExceptionList list, InterventionLog log, CancellationToken cancellationToken)
    {
        var sample = await list.ReadAsync(caller, null, Given(month), null, cancellationToken);
        var found = await log.ReadAsync(caller, DaysOf(sample.Month), new Paging(1, Most), cancellationToken);
        return File(
            $"干预-{sample.Month}.csv",
            ["时间", "办件编号", "做了什么", "人员", "角色", "理由"],
            Whole(found, done => [TimeWords.Second(done.At), done.CaseNumber, done.KindText, done.Actor, AccessWords.RoleOf(done.Role ?? ""), done.Reason]));
    }

    private static async Task<IResult> PostsAsync(Caller caller, PostReview review, CancellationToken cancellationToken) => File(
        "不相容岗位.csv",
        ["人员", "账户", "岗位", "不相容的岗位", "机构", "规则", "能否放开"],
        (await review.ReadAsync(caller, cancellationToken)).SelectMany(holder => holder.Pairs, (holder, pair) => (IReadOnlyList<string?>)
        [
            string.Join('、', holder.Accounts.Select(account => account.Name)), string.Join('、', holder.Accounts.Select(account => account.UserName)), pair.First, pair.Second, pair.Agency, pair.Rule, pair.IsHard ? "不得放开" : "可以放开",
        ]));

    private static async Task<IResult> PayeesAsync(string? from, string? to, Caller caller, PayeeReview review, CancellationToken cancellationToken)
    {
        var report = await review.ReadAsync(caller, DayRange.Read(from, to), cancellationToken);
        var same = report.Accounts.Select(group => ("同一账户", group)).Concat(report.Payees.Select(group => ("同一收款人", group)));
        return File(
            "收款核对.csv",
            ["相同之处", "账户或收款人（遮盖）", "收款人数", "办件编号", "事项", "金额（元）", "下达时间"],
            same.SelectMany(one => one.group.Cases, (one, paid) => (IReadOnlyList<string?>)
            [
                one.Item1, one.group.Text, Number(one.group.Payees), paid.CaseNumber, paid.Title, paid.Amount.ToString(CultureInfo.InvariantCulture), TimeWords.Second(paid.At),
            ]));
    }

    private static IEnumerable<IReadOnlyList<string?>> Whole<T>(Page<T> found, Func<T, IReadOnlyList<string?>> row)
    {
        var rows = found.Items.Select(row);
        return found.Total > found.Items.Count ? rows.Append([$"只导出前 {found.Items.Count} 条，共 {found.Total} 条，请缩小范围后分次导出。"]) : rows;
    }

    private static IResult File(string name, IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string?>> rows) =>
        TypedResults.Bytes(CsvFile.Of(heading, rows), CsvFile.MediaType, name);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
