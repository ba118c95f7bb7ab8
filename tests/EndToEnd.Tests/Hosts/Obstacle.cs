using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace MedInsFlows.EndToEnd.Tests.Hosts;

/// <summary>Holds up the hosts at a place of their work in the database, until it is disposed.</summary>
internal sealed class Obstacle : IAsyncDisposable
{
    private readonly NpgsqlDataSource database;
    private readonly NpgsqlConnection holder;

    private Obstacle(NpgsqlDataSource database, NpgsqlConnection holder) => (this.database, this.holder) = (database, holder);

    /// <summary>Commands cannot lock their instance.</summary>
    public static Task<Obstacle> OnInstancesAsync(NpgsqlDataSource database) =>
        HoldAsync(database, "begin; lock table engine.instances in exclusive mode");

    /// <summary>Waits until someone stands before it.</summary>
    public Task UntilSomeoneWaitsAsync() => database.UntilAsync(
        "someone waits for the test's lock",
        $"exists (select from pg_stat_activity where {holder.ProcessID} = any(pg_blocking_pids(pid)))");

    /// <summary>Lets all pass.</summary>
    public ValueTask DisposeAsync() => holder.DisposeAsync();

    [SuppressMessage("Security", "CA2100", Justification = "The texts are constants of this class.")]
    private static async Task<Obstacle> HoldAsync(NpgsqlDataSource database, string sql)
    {
        var holder = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, holder);
        await command.ExecuteNonQueryAsync();
        return new Obstacle(database, holder);
    }
}
