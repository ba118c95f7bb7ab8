using System.ComponentModel;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace MedInsFlows.Host.Payments;

/// <summary>Payment orders within a caller's reach: those of the region and agency of the active membership. Thread-safe.</summary>
internal sealed class PaymentLists(NpgsqlDataSource dataSource, CaseServices services)
{
    /// <summary>What is read of a payment order, in this order.</summary>
    internal const string Columns = $"payment.id, {CaseRow.Columns}, application.content, batch.number";

    internal const string Source = $"cases.payments payment {Joined}";

    private const string Joined =
        """
        left join cases.cases on cases.id = payment.case_id left join cases.revisions application on application.id = cases.application_revision
        left join cases.payment_batches batch on batch.id = payment.batch_id
        """;

    private static readonly ListCut Opened = new("payment.id as order_id", $"join cases.payments payment on payment.id = listed.order_id {Joined}");

    private const string Proposed = "proposed";
    private const string Recovering = "recovering";

    /// <summary>What a list can be narrowed to, with the Chinese words: where an order stands, and what waits for somebody.</summary>
    public static IReadOnlyDictionary<string, string> States { get; } = new Dictionary<string, string>
    {
        ["ordered"] = PaymentWords.Of(PaymentStatus.Ordered),
        ["paid"] = PaymentWords.Of(PaymentStatus.Paid),
        ["failed"] = PaymentWords.Of(PaymentStatus.Failed),
        ["returned"] = PaymentWords.Of(PaymentStatus.Returned),
        [Proposed] = "重新拨付待审批",
        [Recovering] = "追回中",
    };

    /// <summary>Payment orders, those that changed last first.</summary>
    /// <exception cref="ProblemException">A filter is none; everything wrong is told.</exception>
    public Task<Page<PaymentEntry>> ReadAsync(Caller caller, PaymentFilter filter, Paging paging, CancellationToken cancellationToken)
    {
        Require([
            filter.Status is null || States.ContainsKey(filter.Status) ? null : new("?status", ErrorCode.BadValue, $"应为 {string.Join('、', States.Keys)} 之一。"),
            Text("agency", filter.Agency), Text("item", filter.Item), Text("fund", filter.Fund), Text("batch", filter.Batch), Text("q", filter.Q), .. Days(filter.From, filter.To)]);
        var query = Reach(new ListQuery(Columns, "cases.payments payment", "payment.changed_at desc, payment.id", Opened), caller)
            .And("payment.agency = {0}", filter.Agency)
            .And("payment.item = {0}", filter.Item)
            .And("payment.status = {0}", filter.Status is { } status and not (Proposed or Recovering) ? char.ToUpperInvariant(status[0]) + status[1..] : null)
            .And("payment.proposed = {0}", filter.Status == Proposed ? true : null)
            .And("payment.outstanding > {0}", filter.Status == Recovering ? 0m : null)
            .And("payment.changed_at >= {0}", Day(filter.From) is { } from ? Start(from) : null)
            .And("payment.changed_at < {0}", Day(filter.To) is { } to ? Start(to.PlusDays(1)) : null)
            .And("payment.id in (select payment_id from cases.payment_batch_lines where batch_id = (select id from cases.payment_batches where number = {0}))", filter.Batch)
            .And("payment.case_id = (select id from cases.cases where case_number = {0})", filter.Q is { Length: > 0 } number ? number.Trim() : null);
        if (filter.Fund is { } fund)
        {
            query.AndSeveral("payment.id in (select payment_id from cases.payment_lines where region = {0} and fund = {1})", [caller.Active!.Region ?? string.Empty, fund]);
        }

        return query.ReadAsync(dataSource, paging, reader => Task.FromResult(Entry(reader)), cancellationToken);
    }

    /// <summary>The funds of which something was ever to be paid in the caller's region. The index is skipped through, so that it takes as many steps as there are funds.</summary>
    public async Task<IReadOnlyList<string>> FundsAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            """
            with recursive funds as (
                select min(fund) as fund from cases.payment_lines where region = $1
                union all select (select min(fund) from cases.payment_lines where region = $1 and fund > funds.fund) from funds where funds.fund is not null)
            select fund from funds where fund is not null
            """);
        query.Parameters.Add(new() { Value = caller.Active!.Region ?? string.Empty });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var funds = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            funds.Add(reader.GetString(0));
        }

        return funds;
    }

    /// <summary>Narrows a list to what a caller may see.</summary>
    internal static ListQuery Reach(ListQuery query, Caller caller) =>
        query.And("payment.region = {0}", caller.Active!.Region ?? string.Empty).And("payment.agency = {0}", caller.Active.Agency);

    /// <summary>The order at which the reader stands.</summary>
    internal PaymentEntry Entry(NpgsqlDataReader reader)
    {
        var (id, file) = (reader.GetGuid(0), Cases.Casework.CaseJson.Read(reader.GetFieldValue<byte[]>(5)));
        var application = reader[6] is byte[] content ? Revision.Open<Application>(services.Keys.Current, file.Application.Id, content) : null;
        return new PaymentEntry(
            reader.GetGuid(1),
            file.CaseNumber,
            file.Region,
            file.Agency,
            services.AgencyOf(file.Region, file.Agency).Name,
            file.Item,
            reader.GetString(3),
            reader.IsDBNull(7) ? null : reader.GetString(7),
            PaymentView.Of(file.Payments!.Value.First(payment => payment.Id == id), application));
    }

    /// <summary>The day of a text; null where it is none.</summary>
    internal static LocalDate? Day(string? text) => string.IsNullOrEmpty(text) || LocalDatePattern.Iso.Parse(text) is not { Success: true } read ? null : read.Value;

    /// <summary>What is wrong with the first and the last day of a list.</summary>
    internal static IEnumerable<ProblemError?> Days(string? from, string? to)
    {
        yield return string.IsNullOrEmpty(from) || Day(from) is not null ? null : new("?from", ErrorCode.BadValue, "起始日期应写作 年-月-日，例如 2026-03-01。");
        yield return string.IsNullOrEmpty(to) || Day(to) is not null ? null : new("?to", ErrorCode.BadValue, "截止日期应写作 年-月-日，例如 2026-03-31。");
        yield return Day(from) > Day(to) ? new("?to", ErrorCode.BadValue, "截止日期不能早于起始日期。") : null;
    }

    /// <summary>What is wrong with a text of a filter.</summary>
    internal static ProblemError? Text(string name, string? value) =>
        value?.Contains('\0', StringComparison.Ordinal) is not true ? null : new($"?{name}", ErrorCode.NulCharacter, "含有空字符（U+0000），请删除。");

    /// <summary>Refuses filters of which something is wrong.</summary>
    internal static void Require(IEnumerable<ProblemError?> judgements)
    {
        var errors = judgements.OfType<ProblemError>().ToList();
        if (errors.Count > 0)
        {
            throw Problem.InvalidParameter(errors);
        }
    }

    private static DateTime Start(LocalDate day) => ShanghaiTime.StartOf(day).ToDateTimeUtc();
}

/// <summary>Which payment orders are asked for.</summary>
internal sealed record PaymentFilter(
    [property: FromQuery(Name = "status"), Description("ordered 待拨付、paid 已拨付、failed 拨付失败、returned 退票、proposed 重新拨付待审批、recovering 追回中")] string? Status = null,
    [property: FromQuery(Name = "agency"), Description("经办机构")] string? Agency = null,
    [property: FromQuery(Name = "item"), Description("事项")] string? Item = null,
    [property: FromQuery(Name = "fund"), Description("基金名称")] string? Fund = null,
    [property: FromQuery(Name = "from"), Description("最近一次变动不早于这一天")] string? From = null,
    [property: FromQuery(Name = "to"), Description("最近一次变动不晚于这一天")] string? To = null,
    [property: FromQuery(Name = "batch"), Description("银行批次号")] string? Batch = null,
    [property: FromQuery(Name = "q"), Description("办件编号")] string? Q = null);

/// <summary>A payment order in a list, on the wire.</summary>
internal sealed record PaymentEntry(
    Guid CaseId,
    string CaseNumber,
    string Region,
    string Agency,
    string AgencyName,
    string Item,
    string Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("所在的银行批次")] string? Batch,
    PaymentView Payment);
