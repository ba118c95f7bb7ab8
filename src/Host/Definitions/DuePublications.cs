using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Time;
using Npgsql;

namespace MedInsFlows.Host.Definitions;

/// <summary>Puts versions into force whose day has come. Any number of hosts may do so at once. Thread-safe.</summary>
internal sealed class DuePublications(NpgsqlDataSource dataSource, PublicationCommands commands, BusinessTime businessTime)
{
    private const string Query =
        """
        select definition_id, effective_at from engine.publications where effective_at is not null and (signed_at is not null or not must_be_signed) order by effective_at
        """;

    /// <summary>Puts into force what is due.</summary>
    /// <returns>When the next is due, business time; none where nothing waits for its day.</returns>
    public async Task<DateTimeOffset?> PutIntoForceAsync(CancellationToken cancellationToken)
    {
        foreach (var (definitionId, effectiveAt) in await ReadAsync(cancellationToken))
        {
            if (effectiveAt > businessTime.GetUtcNow())
            {
                return effectiveAt;
            }

            await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
            await commands.PutDueIntoForceAsync(transaction, definitionId, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return null;
    }

    private async Task<IReadOnlyList<(string DefinitionId, DateTimeOffset EffectiveAt)>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Query);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var waiting = new List<(string, DateTimeOffset)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            waiting.Add((reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1)));
        }

        return waiting;
    }
}
