using System.Security.Cryptography;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Host.Configuration;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Protection;

/// <summary>The keys for personal data: in the database, wrapped by a key that is derived from the master key. Thread-safe once prepared.</summary>
internal sealed class PersonalKeys(NpgsqlDataSource dataSource, Settings settings, TimeProvider machineTime) : IDisposable
{
    private const string Insert = "insert into cases.keys (id, purpose, wrapped, created_at, made_by, reason) values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    private const string All = "select id, purpose, wrapped from cases.keys";

    private PersonalData? current;

    /// <summary>The keys in use.</summary>
    public PersonalData Current => current ?? throw new InvalidOperationException("The keys for personal data are not prepared yet.");

    private byte[] Wrapping => settings.MasterKey.Derive("personal-data");

    /// <inheritdoc/>
    public void Dispose() => current?.Dispose();

    /// <summary>Reads the keys, making the first ones where there are none. Any number of hosts may do so at once.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        using var random = RandomNumberGenerator.Create();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        foreach (var key in new[] { WrappedKey.Create(1, KeyPurpose.Digest, Wrapping, random), WrappedKey.Create(2, KeyPurpose.Data, Wrapping, random) })
        {
            await InsertAsync(connection, key, null, null, cancellationToken);
        }

        current = PersonalData.Open(Wrapping, Read(connection), Reread);
    }

    /// <summary>Takes up a key that another host has made.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select max(id) from cases.keys where purpose = $1");
        query.Parameters.Add(new() { Value = KeyPurpose.Data.ToString() });
        if (await query.ExecuteScalarAsync(cancellationToken) is int newest && !Current.Keys.Has(newest))
        {
            Current.Keys.Refresh();
        }
    }

    /// <summary>Makes a new key, with which everything is sealed from now on, on every host: whoever reads what it has sealed takes it up.</summary>
    /// <param name="seen">The key that the administrator saw in use; of two who rotate at once, one is told that the other has done so.</param>
    /// <param name="actor">Who.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the key was made; if not, another one is in use than was seen.</returns>
    public async Task<bool> RotateAsync(int seen, string actor, string reason, CancellationToken cancellationToken)
    {
        using var random = RandomNumberGenerator.Create();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var takeTurns = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('cases.keys', 0))", connection))
        {
            await takeTurns.ExecuteNonQueryAsync(cancellationToken);
        }

        var rows = Read(connection);
        if (rows.Where(row => row.Purpose == KeyPurpose.Data).Max(row => row.Id) != seen)
        {
            return false;
        }

        await InsertAsync(connection, WrappedKey.Create(rows.Max(row => row.Id) + 1, KeyPurpose.Data, Wrapping, random), actor, reason, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Current.Keys.Refresh();
        return true;
    }

    private static List<WrappedKey> Read(NpgsqlConnection connection)
    {
        using var query = new NpgsqlCommand(All, connection);
        using var reader = query.ExecuteReader();
        var rows = new List<WrappedKey>();
        while (reader.Read())
        {
            rows.Add(new WrappedKey(reader.GetInt32(0), Enum.Parse<KeyPurpose>(reader.GetString(1)), (byte[])reader[2]));
        }

        return rows;
    }

    private async Task InsertAsync(NpgsqlConnection connection, WrappedKey key, string? actor, string? reason, CancellationToken cancellationToken)
    {
        await using var insert = new NpgsqlCommand(Insert, connection);
        insert.Parameters.Add(new() { Value = key.Id });
        insert.Parameters.Add(new() { Value = key.Purpose.ToString() });
        insert.Parameters.Add(new() { Value = key.Bytes });
        insert.Parameters.Add(new() { Value = machineTime.GetUtcNow().UtcDateTime });
        insert.Parameters.Add(new() { Value = (object?)actor ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        insert.Parameters.Add(new() { Value = (object?)reason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    // Sealed values are opened in places that do not wait; and this happens once a rotation.
    private List<WrappedKey> Reread()
    {
        using var connection = dataSource.OpenConnection();
        return Read(connection);
    }
}
