using System.Text.Json.Nodes;
using Npgsql;

namespace MedInsFlows.Engine.Stimuli;

/// <summary>The rows of <c>engine.stimuli</c>. Thread-safe.</summary>
internal sealed class StimulusRows(NpgsqlDataSource dataSource)
{
    private const int BatchSize = 100;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>What is to be delivered, oldest first.</summary>
    public async Task<List<DueStimulus>> DueAsync(DateTimeOffset machineNow, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            select seq, id, aim, name, source_id, instance_id, bookmark_id, definition_id, correlation_id, reply_to, input from engine.stimuli
            where closed_at is null and (retry_at is null or retry_at <= $1) order by seq limit $2
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = machineNow.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = BatchSize });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<DueStimulus>();
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(Read(reader));
        }

        return due;
    }

    /// <summary>Turns a signal into one stimulus for each that waits for it now; where nobody does, that is recorded and it is over.</summary>
    public async Task SpreadAsync(DueStimulus signal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            with signal as materialized (select * from engine.stimuli where seq = $1 and closed_at is null for update),
            waiting as materialized (
                select bookmarks.id, bookmarks.instance_id from signal
                join engine.bookmarks on bookmarks.hash = signal.hash
                join engine.instances on instances.id = bookmarks.instance_id
                where (signal.instance_id is null or signal.instance_id = bookmarks.instance_id)
                  and (signal.correlation_id is null or signal.correlation_id = instances.correlation_id)
            ),
            closed as (
                update engine.stimuli set closed_at = $2, outcome = case when exists (select from waiting) then 'spread' else 'dropped' end
                where seq in (select seq from signal)
            )
            insert into engine.stimuli (id, aim, name, source_id, instance_id, bookmark_id, input, created_at)
            select signal.id, $3, signal.name, signal.source_id, waiting.instance_id, waiting.id, signal.input, signal.created_at from signal, waiting
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = signal.Seq });
        command.Parameters.Add(new NpgsqlParameter { Value = now.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = nameof(StimulusAim.Resume) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Whether the instance is there, or is to be started.</summary>
    public async Task<bool> CanStillBeDeliveredAsync(DueStimulus due, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            select exists (select from engine.instances where id = $1)
                or exists (select from engine.stimuli where instance_id = $1 and aim = $2 and closed_at is null and seq < $3)
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = due.InstanceId!.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = nameof(StimulusAim.Start) });
        command.Parameters.Add(new NpgsqlParameter { Value = due.Seq });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Closes a stimulus that nobody awaits any more.</summary>
    public async Task IgnoreAsync(DueStimulus due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("update engine.stimuli set closed_at = $2, outcome = 'ignored' where seq = $1 and closed_at is null");
        command.Parameters.Add(new NpgsqlParameter { Value = due.Seq });
        command.Parameters.Add(new NpgsqlParameter { Value = now.UtcDateTime });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Puts off a stimulus whose delivery failed, each time for longer.</summary>
    public async Task PostponeAsync(DueStimulus due, Exception failure, DateTimeOffset machineNow, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            update engine.stimuli set attempts = attempts + 1, retry_at = $2 + least($3, interval '1 second' * (2 ^ least(attempts, 20))), error = $4
            where seq = $1 and closed_at is null
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = due.Seq });
        command.Parameters.Add(new NpgsqlParameter { Value = machineNow.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = LongestPause });
        command.Parameters.Add(new NpgsqlParameter { Value = failure.GetType().Name });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The published version of a definition, if there is one.</summary>
    public async Task<Guid?> PublishedAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select id from engine.definition_versions where definition_id = $1 and is_published");
        command.Parameters.Add(new NpgsqlParameter { Value = definitionId });
        return await command.ExecuteScalarAsync(cancellationToken) as Guid?;
    }

    private static DueStimulus Read(NpgsqlDataReader reader) => new(reader.GetInt64(0), reader.GetGuid(1), Enum.Parse<StimulusAim>(reader.GetString(2)), reader.GetString(3))
    {
        SourceId = reader.IsDBNull(4) ? null : reader.GetGuid(4),
        InstanceId = reader.IsDBNull(5) ? null : reader.GetGuid(5),
        BookmarkId = reader.IsDBNull(6) ? null : reader.GetGuid(6),
        DefinitionId = reader.IsDBNull(7) ? null : reader.GetString(7),
        CorrelationId = reader.IsDBNull(8) ? null : reader.GetString(8),
        ReplyTo = reader.IsDBNull(9) ? null : reader.GetGuid(9),
        Input = JsonNode.Parse(reader.GetString(10))!.AsObject(),
    };
}
