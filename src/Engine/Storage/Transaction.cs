using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Engine.Storage;

/// <summary>
/// One PostgreSQL transaction that travels in few round trips: commands are collected and sent together, BEGIN with the first of them and COMMIT
/// with the last. Not thread-safe. What is not committed is rolled back when it is disposed.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "Command texts are constants of the program; values travel as parameters.")]
public sealed class Transaction : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private NpgsqlBatch batch;
    private NpgsqlBatch? sent;
    private bool begun;
    private bool committed;

    private Transaction(NpgsqlConnection connection) => (this.connection, batch) = (connection, connection.CreateBatch());

    /// <summary>Takes a connection. Nothing is sent yet.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="cancellationToken">Gives up waiting for a connection.</param>
    public static async ValueTask<Transaction> OpenAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken) =>
        new(await dataSource.OpenConnectionAsync(cancellationToken));

    /// <summary>Collects a command, to be sent with the others.</summary>
    /// <param name="sql">Its text, with <c>$1</c> … for the values.</param>
    /// <param name="values">The values; null is the database's null, of unknown type.</param>
    public void Add(string sql, params ReadOnlySpan<object?> values)
    {
        if (!begun)
        {
            begun = true;
            batch.BatchCommands.Add(new NpgsqlBatchCommand("begin"));
        }

        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>A value whose type PostgreSQL must be told, because it may be null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its type.</param>
    public static NpgsqlParameter Typed(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    /// <summary>A text that is UTF-8 already.</summary>
    /// <param name="text">The bytes.</param>
    public static NpgsqlParameter Utf8(byte[] text) => new() { Value = text, NpgsqlDbType = NpgsqlDbType.Text };

    /// <summary>Sends what was collected and reads the answers: one result set for each command that has one, in their order.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<NpgsqlDataReader> ReadAsync(CancellationToken cancellationToken)
    {
        // A disposed batch is used again by the connection, and its reader reads from it until it is through; so the one before goes only now.
        if (sent is not null)
        {
            await sent.DisposeAsync();
        }

        sent = batch;
        batch = connection.CreateBatch();
        return await sent.ExecuteReaderAsync(cancellationToken);
    }

    /// <summary>Sends what was collected; answers are passed over.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (batch.BatchCommands.Count > 0)
        {
            await using var reader = await ReadAsync(cancellationToken);
        }
    }

    /// <summary>Sends what was collected, and commits. There is no way back after it was sent.</summary>
    /// <param name="cancellationToken">Gives up, leaving it open whether the database committed.</param>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (begun)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
            await FlushAsync(cancellationToken);
        }

        committed = true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await batch.DisposeAsync();
        if (sent is not null)
        {
            await sent.DisposeAsync();
        }

        if (begun && !committed && connection.FullState.HasFlag(System.Data.ConnectionState.Open))
        {
            try
            {
                await using var rollback = new NpgsqlCommand("rollback", connection);
                await rollback.ExecuteNonQueryAsync();
            }
            catch (NpgsqlException)
            {
                // The connection is gone, and with it the transaction.
            }
        }

        await connection.DisposeAsync();
    }
}
