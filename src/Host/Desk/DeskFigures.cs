using MedInsFlows.Cases.Casework;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Desk;

/// <summary>Counts how the cases within a reach stand. Thread-safe.</summary>
internal sealed class DeskFigures(NpgsqlDataSource dataSource, ItemCatalog items, BusinessTime time)
{
    // $1 region, $2 agency or null, $3 now.
    private const string Groups =
        """
        select item, coalesce(stage, ''), case when due_at is null then 'none' when red_at <= $3 then 'red' when yellow_at <= $3 then 'yellow' else 'green' end as lamp,
            count(*), count(*) filter (where due_at < $3)
        from cases.standings where region = $1 and closed_at is null and ($2::text is null or agency = $2) group by item, stage, lamp
        """;

    // $4 the roles whose tasks are the part of an applicant.
    private const string Loads =
        """
        with held as (
            select distinct coalesce(delegated_to, claimed_by, '') as holder, tasks.case_id, red_at <= $3 as red, due_at < $3 as overdue
            from cases.tasks join cases.standings on standings.case_id = tasks.case_id
            where tasks.region = $1 and state = 'open' and not role = any ($4) and standings.region = $1 and closed_at is null and ($2::text is null or agency = $2)),
        load as (select holder, count(*) as cases, count(*) filter (where red) as red, count(*) filter (where overdue) as overdue from held group by holder)
        select holder, coalesce(display_name, holder), cases, red, overdue from load left join accounts.users on normalized_user_name = upper(holder) order by cases desc, holder
        """;

    // $4 the roles whose tasks are the part of an applicant, $5 the item.
    private const string Activities =
        """
        select activity, tasks.stage, count(*), count(*) filter (where due_at < $3)
        from cases.tasks join cases.standings on standings.case_id = tasks.case_id
        where tasks.region = $1 and state = 'open' and not role = any ($4) and tasks.item = $5 and closed_at is null and ($2::text is null or agency = $2)
        group by activity, tasks.stage order by 3 desc
        """;

    // $3 from when, $4 what the agency decided.
    private const string Kept =
        """
        select count(*) filter (where in_time), count(in_time)
        from cases.standings where region = $1 and ($2::text is null or agency = $2) and closed_at >= $3 and status = any ($4)
        """;

    /// <summary>How a case ends by a decision of the agency; what an applicant gives up, lets lapse or what is broken off says nothing of its diligence.</summary>
    public static string[] Decided { get; } = [nameof(CaseStatus.Completed), nameof(CaseStatus.Refused), nameof(CaseStatus.Rejected)];

    /// <summary>How long back the on-time rate looks.</summary>
    public static Duration Year { get; } = Duration.FromDays(365);

    /// <summary>How the cases stand now.</summary>
    public async Task<DeskStanding> ReadAsync(DeskReach reach, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var titles = (await items.AllAsync(cancellationToken)).Select(published => published.Definition.Item).Where(item => item.Region == reach.Region)
            .ToDictionary(item => item.Id, item => item.Title);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(Groups, reach, now),
                Command(Loads, reach, now, (object)CaseReach.SenderRoles),
                Command(Kept, reach, now - Year, (object)Decided),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var groups = new List<OpenGroup>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var item = reader.GetString(0);
            groups.Add(new OpenGroup(item, titles.GetValueOrDefault(item, item), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4)));
        }

        await reader.NextResultAsync(cancellationToken);
        var loads = new List<Load>();
        while (await reader.ReadAsync(cancellationToken))
        {
            loads.Add(new Load(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4)));
        }

        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new DeskStanding(
            groups,
            [.. loads.Where(load => load.UserName.Length > 0)],
            loads.FirstOrDefault(load => load.UserName.Length == 0) ?? new Load(string.Empty, string.Empty, 0, 0, 0),
            reader.GetInt64(0),
            reader.GetInt64(1));
    }

    /// <summary>At which activities of the flow of an item the open tasks of caseworkers wait now.</summary>
    public async Task<IReadOnlyList<ActivityLoad>> ByActivityAsync(DeskReach reach, string item, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(Activities, reach, Instant.FromDateTimeOffset(time.GetUtcNow()), CaseReach.SenderRoles, item) } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var loads = new List<ActivityLoad>();
        while (await reader.ReadAsync(cancellationToken))
        {
            loads.Add(new ActivityLoad(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3)));
        }

        return loads;
    }

    /// <summary>A command whose first parameters are the reach and an instant.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "Constants; values are parameters.")]
    internal static NpgsqlBatchCommand Command(string sql, DeskReach reach, Instant at, params object[] further)
    {
        var command = new NpgsqlBatchCommand(sql)
        {
            Parameters =
            {
                new() { Value = reach.Region },
                new() { Value = (object?)reach.Agency ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = at.ToDateTimeUtc() },
            },
        };
        foreach (var value in further)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
