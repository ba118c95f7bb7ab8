using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Protection;
using NodaTime;
using NodaTime.Text;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Disclosure;

/// <summary>
/// Who has seen personal data: append-only, a chain of hashes for each region, whose head is a row of its own, so that a record that is cut off at the
/// end is missed too. Thread-safe.
/// </summary>
internal sealed class AccessLog(NpgsqlDataSource dataSource, PersonalKeys keys)
{
    // One statement: the row of the head makes writers take turns, and hashes as JournalChain does.
    private const string AppendOne =
        """
        with head as (
            insert into cases.access_chains as chain (region, records, hash) values ($1, 1, sha256($4 || $3))
            on conflict (region) do update set records = chain.records + 1, hash = sha256(chain.hash || $3) returning records, hash)
        insert into cases.access_log (region, seq, case_id, content, hash) select $1, records, $2, $3, hash from head
        """;

    private static readonly ListCut Opened = new(
        "log.region, log.seq",
        """
        join cases.access_log log on log.region = listed.region and log.seq = listed.seq left join cases.cases on cases.id = log.case_id
        left join cases.revisions reason on reason.id = (convert_from(log.content, 'UTF8')::jsonb #>> '{reason,id}')::uuid
        """);

    /// <summary>Adds a record to a transaction; what was seen may be answered only after its commit.</summary>
    public static void Append(Transaction transaction, string region, AccessRecord record) => transaction.Add(
        AppendOne,
        region,
        Transaction.Typed(record.CaseId, NpgsqlDbType.Uuid),
        record.Write(),
        JournalChain.Genesis.ToArray());

    /// <summary>Writes a record in a commit of its own.</summary>
    public async Task WriteAsync(string region, AccessRecord record, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        Append(transaction, region, record);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The records of a region, newest first.</summary>
    /// <exception cref="Api.Problems.ProblemException">A day is none.</exception>
    public Task<Page<AccessView>> ReadAsync(string region, AccessFilter filter, Paging paging, CancellationToken cancellationToken)
    {
        var days = DayRange.Read(filter.From, filter.To);
        return new ListQuery(
                "log.seq, log.content, log.hash, case_number, reason.id, reason.content",
                "cases.access_log log",
                "log.seq desc",
                Opened)
            .And("log.region = {0}", region)
            .And("log.case_id = {0}", filter.CaseId)
            .And("log.case_id = (select id from cases.cases where case_number = {0})", Sound(filter.CaseNumber))
            .And("cases.access_actor(log.content) = {0}", Sound(filter.Actor))
            .And("cases.access_at(log.content) collate \"C\" >= {0}", Second(days.From))
            .And("cases.access_at(log.content) collate \"C\" < {0}", Second(days.Until))
            .ReadAsync(dataSource, paging, reader => Task.FromResult(View(reader)), cancellationToken);
    }

    /// <summary>Whether the chain of a region is whole.</summary>
    public Task<JournalVerification> VerifyAsync(string region, CancellationToken cancellationToken) => JournalVerification.ReadAsync(
        dataSource,
        new("select records, hash from cases.access_chains where region = $1") { Parameters = { new() { Value = region } } },
        new("select seq, content, hash from cases.access_log where region = $1 order by seq") { Parameters = { new() { Value = region } } },
        cancellationToken);

    /// <summary>An instant as records write it, without the end that says it is UTC: every record of that second or later comes after it.</summary>
    private static string? Second(Instant? instant) => instant is { } at ? InstantPattern.ExtendedIso.Format(at).TrimEnd('Z') : null;

    /// <summary>A text that the database can hold; null where nothing is asked.</summary>
    private static string? Sound(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Replace("\0", string.Empty, StringComparison.Ordinal);

    private AccessView View(NpgsqlDataReader reader)
    {
        var record = AccessRecord.Read((byte[])reader[1]);
        var reason = reader[5] is byte[] content ? Revision.Open<Opinion>(keys.Current, reader.GetGuid(4), content) : null;
        return new AccessView(
            reader.GetInt32(0),
            record.At,
            record.Actor,
            record.Role,
            record.Event,
            record.CaseId,
            reader.IsDBNull(3) ? null : reader.GetString(3),
            record.Details,
            reason?.Reason,
            reason?.Data?.GetValueOrDefault(Erasure.LegalBasis) is { ValueKind: System.Text.Json.JsonValueKind.String } basis ? basis.GetString() : null,
            Convert.ToHexStringLower((byte[])reader[2]));
    }
}
