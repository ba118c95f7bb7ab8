using System.ComponentModel;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Time;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Payments;

/// <summary>What funds have paid and got back, by day or month. Thread-safe.</summary>
internal sealed class PaymentTotals(NpgsqlDataSource dataSource, BusinessTime time)
{
    private const int MostDays = 366;
    private const int MostMonths = 60;

    private const string Query =
        """
        select left(on_date::text, $1), fund,
            coalesce(sum(amount) filter (where kind = 'paid'), 0), coalesce(sum(amount) filter (where kind = 'returned'), 0), coalesce(sum(amount) filter (where kind = 'recovered'), 0),
            count(distinct payment_id) filter (where kind = 'paid')
        from cases.payment_movements
        where region = $2 and on_date between $3 and $4 and ($5 is null or agency = $5) and ($6 is null or agency = $6) and ($7 is null or item = $7) and ($8 is null or fund = $8)
        group by 1, 2 order by 1 desc, 2
        """;

    /// <summary>Sums of what moved within a caller's reach. Without days, those of this month, or the months of this year.</summary>
    /// <exception cref="ProblemException">A filter is none; everything wrong is told.</exception>
    public async Task<PaymentSums> ReadAsync(Caller caller, TotalsFilter filter, CancellationToken cancellationToken)
    {
        var monthly = filter.By == "month";
        var today = time.Today;
        var to = PaymentLists.Day(filter.To) ?? today;
        var from = PaymentLists.Day(filter.From) ?? new LocalDate(to.Year, monthly ? 1 : to.Month, 1);
        PaymentLists.Require([
            filter.By is null or "day" or "month" ? null : new("?by", ErrorCode.BadValue, "应为 day、month 之一。"),
            PaymentLists.Text("agency", filter.Agency), PaymentLists.Text("item", filter.Item), PaymentLists.Text("fund", filter.Fund), .. PaymentLists.Days(filter.From, filter.To),
            from > to.PlusDays(-MostDays) || monthly ? null : new("?from", ErrorCode.BadValue, $"按日统计最多 {MostDays} 天。"),
            from > to.PlusMonths(-MostMonths) ? null : new("?from", ErrorCode.BadValue, $"按月统计最多 {MostMonths} 个月。")]);
        await using var query = dataSource.CreateCommand(Query);
        query.Parameters.Add(new() { Value = monthly ? "2026-01".Length : "2026-01-01".Length });
        query.Parameters.Add(new() { Value = caller.Active!.Region ?? string.Empty });
        query.Parameters.Add(new() { Value = from.ToDateOnly() });
        query.Parameters.Add(new() { Value = to.ToDateOnly() });
        foreach (var text in new[] { caller.Active.Agency, filter.Agency, filter.Item, filter.Fund })
        {
            query.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        }

        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var rows = new List<PaymentSum>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new(reader.GetString(0), reader.GetString(1), reader.GetDecimal(2), reader.GetDecimal(3), reader.GetDecimal(4), reader.GetInt64(5)));
        }

        return new PaymentSums(monthly ? "month" : "day", from, to, rows);
    }
}

/// <summary>Which totals are asked for.</summary>
internal sealed record TotalsFilter(
    [property: FromQuery(Name = "by"), Description("day 按日（默认）、month 按月")] string? By = null,
    [property: FromQuery(Name = "from"), Description("起始日期")] string? From = null,
    [property: FromQuery(Name = "to"), Description("截止日期")] string? To = null,
    [property: FromQuery(Name = "agency"), Description("经办机构")] string? Agency = null,
    [property: FromQuery(Name = "item"), Description("事项")] string? Item = null,
    [property: FromQuery(Name = "fund"), Description("基金名称")] string? Fund = null);

/// <summary>Totals, on the wire.</summary>
internal sealed record PaymentSums(string By, LocalDate From, LocalDate To, IReadOnlyList<PaymentSum> Rows)
{
    /// <summary>What was paid in all (yuan).</summary>
    [Description("拨付合计（元）")]
    public decimal Paid => Rows.Sum(row => row.Paid);

    /// <summary>What came back in all (yuan).</summary>
    [Description("退票合计（元）")]
    public decimal Returned => Rows.Sum(row => row.Returned);

    /// <summary>What was given back in all (yuan).</summary>
    [Description("追回合计（元）")]
    public decimal Recovered => Rows.Sum(row => row.Recovered);

    /// <summary>What was paid and is still out (yuan).</summary>
    [Description("净支出（元）")]
    public decimal Net => Paid - Returned - Recovered;
}

/// <summary>What one fund paid and got back on a day or in a month, on the wire.</summary>
internal sealed record PaymentSum(
    [property: Description("日（2026-03-31）或月（2026-03）")] string Period,
    [property: Description("基金名称")] string Fund,
    [property: Description("拨付（元）")] decimal Paid,
    [property: Description("退票（元）")] decimal Returned,
    [property: Description("追回（元）")] decimal Recovered,
    [property: Description("拨付笔数")] long Count)
{
    /// <summary>What was paid and is still out (yuan).</summary>
    [Description("净支出（元）")]
    public decimal Net => Paid - Returned - Recovered;
}
