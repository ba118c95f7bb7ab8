using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Desk;

/// <summary>What a director looks at today: what was ordered to be paid, by risk, and what is out of the ordinary. Thread-safe.</summary>
internal sealed class DeskToday(NpgsqlDataSource dataSource, DeskCases cases, ItemCatalog items, BusinessTime time)
{
    /// <summary>How far back payments that failed or came back are looked for.</summary>
    public const int Days = 90;

    private const int Largest = 5;
    private const int Most = 20;
    private const string NoRisk = "文件未载明";

    // $1 region, $2 agency or null, $3 from when, here and below.
    private const string Amounts =
        """
        select standings.item, count(*), sum(amount), count(*) filter (where payments.status = 'Paid'), coalesce(sum(amount) filter (where payments.status = 'Paid'), 0)
        from cases.payments join cases.standings using (case_id)
        where payments.region = $1 and ordered_at >= $3 and ($2::text is null or payments.agency = $2) group by standings.item
        """;

    private const string Ordered =
        """
        select listed.case_id, case_number, title, listed.status, amount, ordered_at
        from (select * from cases.payments where region = $1 and ordered_at >= $3 and ($2::text is null or agency = $2) order by amount desc, id limit $4) listed
        join cases.cases on cases.id = listed.case_id order by amount desc
        """;

    private const string Troubled =
        """
        select listed.case_id, case_number, title, listed.status, amount, ordered_at
        from (
            select * from cases.payments where region = $1 and ordered_at >= $3 and ($2::text is null or agency = $2) and status = any ($5)
            order by ordered_at desc, id limit $4) listed
        join cases.cases on cases.id = listed.case_id order by ordered_at desc
        """;

    private const string Excepted =
        """
        select listed.case_id, case_number, title, listed.stage, granted_by, granted_to, granted_at
        from (select * from cases.exceptions where region = $1 and granted_at >= $3 and ($2::text is null or agency = $2) order by granted_at desc limit $4) listed
        join cases.cases on cases.id = listed.case_id order by granted_at desc
        """;

    private static readonly string[] Risks = ["高风险", "中风险", "低风险"];
    private static readonly string[] Trouble = [nameof(PaymentStatus.Failed), nameof(PaymentStatus.Returned)];

    /// <summary>Reads it.</summary>
    public async Task<TodayFigures> ReadAsync(DeskReach reach, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var today = ShanghaiTime.DateOf(now);
        var (midnight, before) = (ShanghaiTime.StartOf(today), ShanghaiTime.StartOf(today.PlusDays(-Days)));
        var risks = (await items.AllAsync(cancellationToken)).Select(published => published.Definition.Item).Where(item => item.Region == reach.Region).ToDictionary(item => item.Id, item => RiskOf(item.RiskLevel));
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                DeskFigures.Command(Amounts, reach, midnight),
                DeskFigures.Command(Ordered, reach, midnight, Largest),
                DeskFigures.Command(Troubled, reach, before, Most, Trouble),
                DeskFigures.Command(Excepted, reach, midnight, Most),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var amounts = await ListAsync(reader, () => new RiskAmount(risks.GetValueOrDefault(reader.GetString(0), NoRisk), reader.GetInt64(1), reader.GetDecimal(2), reader.GetInt64(3), reader.GetDecimal(4)));
        return new TodayFigures(
            now,
            [.. amounts.GroupBy(amount => amount.Risk, (risk, all) => RiskAmount.Sum(risk, all)).OrderBy(amount => Array.IndexOf(Risks, amount.Risk) is var place && place < 0 ? Risks.Length : place)],
            await ListAsync(reader, () => Payment(reader)),
            await ListAsync(reader, () => Payment(reader)),
            await ListAsync(reader, () => new TodayException(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), Instant.FromDateTimeUtc(reader.GetDateTime(6)))),
            await cases.ReadAsync(reach, new DeskFilter { Lamp = "overdue" }, new Paging(1, Largest), cancellationToken));
    }

    /// <summary>The level that a document prints; where it tells several apart, that of the highest risk.</summary>
    private static string RiskOf(string? printed) => Risks.FirstOrDefault(risk => printed?.Contains(risk, StringComparison.Ordinal) is true) ?? NoRisk;

    private static TodayPayment Payment(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetString(1), reader.GetString(2), Enum.Parse<PaymentStatus>(reader.GetString(3)), reader.GetDecimal(4), Instant.FromDateTimeUtc(reader.GetDateTime(5)));

    /// <summary>Reads the rows of the present result and goes to the next.</summary>
    private static async Task<List<T>> ListAsync<T>(NpgsqlDataReader reader, Func<T> read)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read());
        }

        await reader.NextResultAsync();
        return rows;
    }
}

/// <summary>What a director looks at. Immutable.</summary>
/// <param name="At">Business time.</param>
/// <param name="Amounts">The payments that were ordered today, by the risk of their items, the highest first.</param>
/// <param name="Largest">The largest of them.</param>
/// <param name="Troubled">Payments that failed or came back, the last ordered first.</param>
/// <param name="Exceptions">特批 of today.</param>
/// <param name="Overdue">The cases that are overdue longest, and how many there are.</param>
internal sealed record TodayFigures(
    Instant At, IReadOnlyList<RiskAmount> Amounts, IReadOnlyList<TodayPayment> Largest, IReadOnlyList<TodayPayment> Troubled, IReadOnlyList<TodayException> Exceptions, Page<DeskCase> Overdue);

/// <summary>What was ordered to be paid at one level of risk. Immutable.</summary>
/// <param name="Risk">The level.</param>
/// <param name="Count">How many orders.</param>
/// <param name="Amount">Together, in yuan.</param>
/// <param name="PaidCount">How many of them are paid.</param>
/// <param name="Paid">Together, in yuan.</param>
internal sealed record RiskAmount(string Risk, long Count, decimal Amount, long PaidCount, decimal Paid)
{
    /// <summary>Several together.</summary>
    public static RiskAmount Sum(string risk, IEnumerable<RiskAmount> all) =>
        all.Aggregate(new RiskAmount(risk, 0, 0, 0, 0), (sum, one) => new RiskAmount(risk, sum.Count + one.Count, sum.Amount + one.Amount, sum.PaidCount + one.PaidCount, sum.Paid + one.Paid));
}

/// <summary>A payment order in a list. Immutable.</summary>
internal sealed record TodayPayment(Guid CaseId, string CaseNumber, string Title, PaymentStatus Status, decimal Amount, Instant OrderedAt);

/// <summary>A 特批 in a list. Immutable.</summary>
internal sealed record TodayException(Guid CaseId, string CaseNumber, string Title, string Stage, string GrantedBy, string GrantedTo, Instant At);
