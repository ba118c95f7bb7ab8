using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Time;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace MedInsFlows.Host.Separation;

/// <summary>特批 of a region in a month, with those that are drawn to be checked. Thread-safe.</summary>
internal sealed class ExceptionList(NpgsqlDataSource dataSource, PersonalKeys keys, BusinessTime time)
{
    /// <summary>How many of a hundred are checked; of few, one at least.</summary>
    public const int Share = 20;

    private static readonly YearMonthPattern Pattern = YearMonthPattern.CreateWithInvariantCulture("uuuu-MM");

    /// <summary>The exceptions of a month, newest first.</summary>
    /// <exception cref="ProblemException">The region is not the caller's, or the month is none.</exception>
    public async Task<ExceptionSample> ReadAsync(Caller caller, string? region, string? month, string? seed, CancellationToken cancellationToken)
    {
        var own = caller.Active?.Region ?? string.Empty;
        if (region is not null && region != own)
        {
            throw Problem.NotFound();
        }

        var now = time.Today.ToYearMonth();
        var asked = month is null ? now
            : Pattern.Parse(month) is { Success: true, Value: var read } && read.Year is >= 2000 and < 2200 ? read
            : throw Problem.InvalidParameter(new ProblemError("?month", ErrorCode.BadValue, "应为月份，例如 2026-04。"));
        var all = await ReadAsync(own, asked, cancellationToken);
        var drawnBy = seed ?? $"{own}/{Pattern.Format(asked)}";
        var drawn = Draw(drawnBy, [.. all.Select(entry => entry.Id)]);
        return new ExceptionSample(own, Pattern.Format(asked), drawnBy, Share, all.Count, drawn.Count, [.. all.Select(entry => entry with { Drawn = drawn.Contains(entry.Id) })]);
    }

    /// <summary>Those to be checked: the first by the hash of seed and id, so that whoever has the seed finds the same, and nobody can tell before.</summary>
    internal static HashSet<Guid> Draw(string seed, IReadOnlyCollection<Guid> all) =>
        [.. all.OrderBy(id => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{id}"))), StringComparer.Ordinal).Take(((all.Count * Share) + 99) / 100)];

    private async Task<List<ExceptionEntry>> ReadAsync(string region, YearMonth month, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            """
            select exception.id, exception.case_id, case_number, task_id, exception.agency, exception.stage, granted_by, granted_to, rules, granted_at, reason, content
            from cases.exceptions exception join cases.cases on cases.id = exception.case_id left join cases.revisions on revisions.id = reason
            where exception.region = $1 and granted_at >= $2 and granted_at < $3 order by granted_at desc, exception.id
            """);
        query.Parameters.Add(new() { Value = region });
        query.Parameters.Add(new() { Value = StartOf(month.OnDayOfMonth(1)) });
        query.Parameters.Add(new() { Value = StartOf(month.OnDayOfMonth(1).PlusMonths(1)) });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var all = new List<ExceptionEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            all.Add(new ExceptionEntry(
                reader.GetGuid(0),
                reader.GetGuid(1),
                reader.GetString(2),
                reader.GetGuid(3),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetString(6),
                reader.GetString(7),
                reader.GetFieldValue<string[]>(8),
                Instant.FromDateTimeUtc(reader.GetDateTime(9)),
                reader[11] is byte[] content ? Revision.Open<Opinion>(keys.Current, reader.GetGuid(10), content).Reason : null,
                Drawn: false));
        }

        return all;
    }

    private static DateTime StartOf(LocalDate day) => ShanghaiTime.StartOf(day).ToDateTimeUtc();
}

/// <summary>The exceptions of a month, on the wire.</summary>
internal sealed record ExceptionSample(
    string Region,
    string Month,
    [property: Description("抽查的种子")] string Seed,
    [property: Description("抽查的百分比，向上取整")] int Share,
    int Total,
    [property: Description("抽出待查的件数")] int Drawn,
    IReadOnlyList<ExceptionEntry> Items);

/// <summary>An exception, on the wire.</summary>
internal sealed record ExceptionEntry(
    Guid Id,
    Guid CaseId,
    string CaseNumber,
    Guid TaskId,
    string Agency,
    string Stage,
    string GrantedBy,
    string GrantedTo,
    [property: Description("所特批的规则：review 受理与审核、flow 事项规定的不相容环节")] IReadOnlyList<string> Rules,
    Instant GrantedAt,
    string? Reason,
    [property: Description("抽出待查")] bool Drawn);
