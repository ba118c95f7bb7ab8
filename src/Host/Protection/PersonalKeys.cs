using System.Security.Cryptography;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Host.Configuration;
using Npgsql;

namespace MedInsFlows.Host.Protection;

/// <summary>The keys for personal data: in the database, wrapped by a key that is derived from the master key. Thread-safe once prepared.</summary>
internal sealed class PersonalKeys(NpgsqlDataSource dataSource, Settings settings, TimeProvider machineTime) : IDisposable
{
    private PersonalData? current;

    /// <summary>The keys in use.</summary>
    public PersonalData Current => current ?? throw new InvalidOperationException("The keys for personal data are not prepared yet.");

    /// <inheritdoc/>
    public void Dispose() => current?.Dispose();

    /// <summary>Reads the keys, making the first ones where there are none. Any number of hosts may do so at once.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var wrapping = settings.MasterKey.Derive("personal-data");
        using var random = RandomNumberGenerator.Create();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        foreach (var key in new[] { WrappedKey.Create(1, KeyPurpose.Digest, wrapping, random), WrappedKey.Create(2, KeyPurpose.Data, wrapping, random) })
        {
            await using var insert = new NpgsqlCommand("insert into cases.keys (id, purpose, wrapped, created_at) values ($1, $2, $3, $4) on conflict do nothing", connection);
            insert.Parameters.Add(new() { Value = key.Id });
            insert.Parameters.Add(new() { Value = key.Purpose.ToString() });
            insert.Parameters.Add(new() { Value = key.Bytes });
            insert.Parameters.Add(new() { Value = machineTime.GetUtcNow().UtcDateTime });
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        var rows = await ReadAsync(connection, cancellationToken);
        current = PersonalData.Open(wrapping, rows);
    }

    private static async Task<List<WrappedKey>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand("select id, purpose, wrapped from cases.keys", connection);
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var rows = new List<WrappedKey>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new WrappedKey(reader.GetInt32(0), Enum.Parse<KeyPurpose>(reader.GetString(1)), (byte[])reader[2]));
        }

        return rows;
    }
}
