using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Outbox;

/// <summary>
/// 站内消息: what an account is told. Of cases that it sent, what applicants and parties are told, once and by whatever channel that went too; of cases that wait for it or that it
/// handled meanwhile, what handlers are told; directors and supervisors, what they are told of their agency. Thread-safe.
/// </summary>
internal sealed class Inbox(NpgsqlDataSource dataSource, PersonalKeys keys, BusinessTime time, TimeProvider machineTime)
{
    /// <summary>How many days back those of an agency find what they were told; what applicants were told they find for good.</summary>
    public const int Days = 90;

    // $1 account, $2 user name, $3 role, $4 region, $5 agency, $6 since when. What handlers were told is found by their tasks, and a case may have several.
    private const string Mine =
        """
        with task as (
            select case_id, superior, null::timestamptz as opened_at, null::timestamptz as decided_at from cases.tasks where state = 'open' and claimed_by = $2
            union all select case_id, superior, null, null from cases.tasks where state = 'open' and region = $4 and role = $3 and claimed_by is null
            union all select case_id, superior, opened_at, decided_at from cases.tasks where state = 'done' and decided_by = $2 and decided_at >= $6),
        mine as (
            select notice.id, notice.queued_at
            from cases.cases sent join cases.notices notice on notice.case_id = sent.id
            where sent.submitted_by = $1 and notice.audience not in ('handler', 'supervisor', 'director') and notice.copy_of is null
            union all select notice.id, notice.queued_at
            from cases.notices notice join cases.standings standing on standing.case_id = notice.case_id
            where notice.audience in ('supervisor', 'director') and notice.audience = $3 and notice.queued_at >= $6 and standing.region = $4 and ($5 = '' or standing.agency = $5)
            union all (select distinct notice.id, notice.queued_at
            from task join cases.notices notice on notice.case_id = task.case_id join cases.standings standing on standing.case_id = task.case_id
            where notice.audience = 'handler' and notice.queued_at >= $6 and standing.region = $4 and ($5 = '' or coalesce(task.superior, standing.agency) = $5)
                and (decided_at is null or notice.queued_at between opened_at and decided_at))),
        marked as (select mine.*, read_at from mine left join cases.notice_reads mark on mark.notice_id = mine.id and mark.account_id = $1)
        """;

    // How many there are stands in each row, and in one without a message where the page has none.
    private const string Opened =
        """
        select notice.id, notice.case_id, case_number, notice.queued_at, notice.event, notice.content, notice.template_version, read_at, total
        from (select count(*) as total from shown) counted left join listed on true left join cases.notices notice on notice.id = listed.id left join cases.cases on cases.id = notice.case_id
        order by notice.queued_at desc, notice.id
        """;

    /// <summary>The messages, newest first.</summary>
    public async Task<Page<Message>> ReadAsync(Caller caller, bool unreadOnly, Paging paging, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        var unread = unreadOnly ? "where read_at is null" : "";
        Add(batch, caller, $"{Mine}, shown as (select * from marked {unread}), listed as (select id, read_at from shown order by queued_at desc, id limit $7 offset $8) {Opened}", paging.Size, paging.Skip);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var (messages, total) = (new List<Message>(), 0L);
        while (await reader.ReadAsync(cancellationToken))
        {
            total = reader.GetInt64(8);
            if (reader.IsDBNull(0))
            {
                break;
            }

            messages.Add(new Message(
                reader.GetGuid(0),
                reader.GetGuid(1),
                reader.GetString(2),
                Instant.FromDateTimeUtc(reader.GetDateTime(3)),
                reader.GetString(4),
                reader[5] is byte[] content ? NoticeWriter.Open(keys.Current, reader.GetGuid(0), content).Text : NoticeWriter.Erased,
                reader.IsDBNull(6),
                !reader.IsDBNull(7)));
        }

        return paging.Of(messages, total);
    }

    /// <summary>How many messages are not read.</summary>
    public async Task<Unread> CountAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, caller, $"{Mine} select count(*) from marked where read_at is null");
        return new Unread((long)(await batch.ExecuteScalarAsync(cancellationToken))!);
    }

    /// <summary>Marks messages as read; those that are read already stay so.</summary>
    /// <exception cref="ProblemException">Some are not the caller's; then none is marked.</exception>
    public async Task<Unread> MarkAsync(Caller caller, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var find = new NpgsqlBatch(connection);
        Add(find, caller, $"{Mine} select id from mine where id = any($7)", ids.ToArray());
        var known = new HashSet<Guid>();
        await using (var reader = await find.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                known.Add(reader.GetGuid(0));
            }
        }

        var errors = ids.Index().Where(id => !known.Contains(id.Item)).Select(id => new ProblemError($"/ids/{id.Index}", ErrorCode.BadValue, "没有这条站内消息，或者不是当前账户的。")).ToList();
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }

        await using var mark = new NpgsqlCommand("insert into cases.notice_reads (account_id, notice_id, read_at) select $1, id, $3 from unnest($2) id on conflict do nothing", connection);
        mark.Parameters.Add(new() { Value = caller.AccountId });
        mark.Parameters.Add(new() { Value = ids.Distinct().ToArray() });
        mark.Parameters.Add(new() { Value = machineTime.GetUtcNow().UtcDateTime });
        await mark.ExecuteNonQueryAsync(cancellationToken);
        return await CountAsync(caller, cancellationToken);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Put together from constants; values are parameters.")]
    private void Add(NpgsqlBatch batch, Caller caller, string sql, params object[] further)
    {
        var command = new NpgsqlBatchCommand(sql);
        object[] values = [caller.AccountId, caller.UserName, caller.Active?.Role.Id ?? "", caller.Active?.Region ?? "", caller.Active?.Agency ?? "", time.GetUtcNow().AddDays(-Days).UtcDateTime, .. further];
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}

/// <summary>A message, on the wire.</summary>
internal sealed record Message(
    Guid Id,
    Guid CaseId,
    string CaseNumber,
    Instant At,
    string Event,
    string Text,
    [property: Description("文字由本系统拟定（推定），不是文件所印")] bool Inferred,
    bool Read);

/// <summary>How many messages are not read, on the wire.</summary>
internal sealed record Unread([property: System.Text.Json.Serialization.JsonPropertyName("unread")] long Count);
