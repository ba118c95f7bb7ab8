using Npgsql;

namespace MedInsFlows.Host.Tests.Audit;

/// <summary>What the rows of a case must say of one another, whatever was done to it.</summary>
internal static class Bookkeeping
{
    private const string Journal =
        "(select instance_id, convert_from(content, 'UTF8')::jsonb as record from engine.journal) journal";

    private const string Intents =
        $"(select instance_id, jsonb_array_elements(record -> 'intents') as intent from {Journal} where record ? 'intents') intents";

    private const string Final = "('Completed', 'Refused', 'Rejected', 'Withdrawn', 'Expired', 'Cancelled')";

    /// <summary>Each rule with the condition under which a case breaks it; <c>id</c> is the case.</summary>
    private static readonly (string Rule, string Broken)[] Rules =
    [
        ("a case is an instance", "not exists (select 1 from engine.instances where id = cases.id)"),
        ("what is final is closed, and nothing else", $"(status in {Final}) <> (closed_at is not null)"),
        ("what is closed has no open task", "closed_at is not null and exists (select 1 from cases.tasks where case_id = cases.id and state = 'open')"),
        ("what is closed has no limit that runs", "closed_at is not null and due_at is not null"),
        ("what is closed has no armed timer", "closed_at is not null and exists (select 1 from engine.timers where instance_id = cases.id and closed_at is null)"),
        ("what is closed waits for nothing", "closed_at is not null and exists (select 1 from engine.bookmarks where instance_id = cases.id)"),
        ("attention means an incident", "attention <> exists (select 1 from engine.instances where id = cases.id and incidents > 0)"),
        ("the row says what the case file says", "file::jsonb ->> 'stage' is distinct from stage or lower(file::jsonb ->> 'status') <> lower(status)"),
        ("tasks in the case file are the open ones",
            """
            (select coalesce(array_agg(task ->> 'id' order by task ->> 'id'), '{}') from jsonb_array_elements(file::jsonb -> 'tasks') task)
                <> (select coalesce(array_agg(id::text order by id::text), '{}') from cases.tasks where case_id = cases.id and state = 'open')
            """),
        ("an open task is held, decided and urgent as the case file says",
            """
            exists (select 1 from jsonb_array_elements(file::jsonb -> 'tasks') task join cases.tasks row on row.id::text = task ->> 'id'
                where (row.claimed_by, row.delegated_to, row.urgent) is distinct from (task ->> 'claimedBy', task ->> 'delegatedTo', coalesce((task ->> 'isUrgent')::boolean, false)))
            """),
        ("what waits for someone has a place where the flow waits",
            """
            exists (select 1 from jsonb_array_elements(file::jsonb -> 'tasks') task
                where not exists (select 1 from engine.bookmarks where instance_id = cases.id and id::text = task ->> 'bookmarkId'))
            """),
        ("a notice finds each limit that runs, and no other",
            """
            exists (select 1 from cases.running_limits where case_id = cases.id) <> exists (select 1 from jsonb_array_elements(file::jsonb -> 'clocks') clock
                where not clock ? 'stoppedAt' and not jsonb_path_exists(clock, '$.pauses[last] ? (!exists (@.toAt))'))
            """),
        ("each decision was made once",
            $"""
            (select count(*) from cases.tasks where case_id = cases.id and state = 'done')
                <> (select count(*) from {Journal} where instance_id = cases.id and record ->> 'name' in ('TaskCompleted', 'SignatureGiven'))
                    + (select count(*) from {Journal} where instance_id = cases.id and record ->> 'name' in ('SignatureGiven', 'SignerRemoved') and record -> 'input' ? 'decision')
            """),
        ("each task was opened once", $"(select count(*) from cases.tasks where case_id = cases.id) <> {CountOf("TaskOpened")}"),
        ("each notice was queued once", $"(select count(*) from cases.notices where case_id = cases.id and copy_of is null) <> {CountOf("NoticeQueued")}"),
        ("a payment stands as the case file says",
            """
            exists (select 1 from jsonb_array_elements(file::jsonb -> 'payments') payment left join cases.payments row on row.id::text = payment ->> 'id'
                where lower(row.status) is distinct from lower(payment ->> 'status'))
            """),
        ("a copy of a notice says the same", "exists (select 1 from cases.notices other join cases.notices first on first.id = other.copy_of where other.case_id = cases.id and other.digest <> first.digest)"),
        ("nobody is found who takes no part", "exists (select 1 from cases.parties party where party.case_id = cases.id and not coalesce(file::jsonb -> 'parties' ? party.role, false))"),
        ("each decision has a decider", "exists (select 1 from cases.tasks where case_id = cases.id and (state = 'done') <> (decided_by is not null))"),
    ];

    /// <summary>The rules that some of the cases break, each with the number of the case.</summary>
    public static async Task<List<string>> FaultsAsync(NpgsqlDataSource dataSource, Guid[] cases)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (_, broken) in Rules)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"select case_number from cases.cases where id = any($1) and ({broken})")
            {
                Parameters = { new() { Value = cases } },
            });
        }

        await using var reader = await batch.ExecuteReaderAsync();
        var faults = new List<string>();
        foreach (var (rule, _) in Rules)
        {
            while (await reader.ReadAsync())
            {
                faults.Add($"{reader.GetString(0)}: not so: {rule}");
            }

            await reader.NextResultAsync();
        }

        return faults;
    }

    private static string CountOf(string intent) => $"(select count(*) from {Intents} where instance_id = cases.id and intent ->> 'intent' = '{intent}')";
}
