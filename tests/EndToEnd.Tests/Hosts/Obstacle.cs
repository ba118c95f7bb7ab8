using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace MedInsFlows.EndToEnd.Tests.Hosts;

/// <summary>Holds up the hosts at a place of their work in the database, until it is disposed or its database is killed.</summary>
internal sealed class Obstacle : IAsyncDisposable
{
    /// <summary>The holder has the lock alone; who passes later shares it.</summary>
    private const string WaitForHolder =
        """
        select pg_advisory_lock(4711);
        create or replace function wait_for_holder() returns trigger language plpgsql as $$
        begin
            perform pg_advisory_xact_lock_shared(4711);
            return new;
        end
        $$;
        """;

    private readonly NpgsqlDataSource database;
    private readonly NpgsqlConnection holder;

    private Obstacle(NpgsqlDataSource database, NpgsqlConnection holder) => (this.database, this.holder) = (database, holder);

    /// <summary>Nobody can lock or write rows of a table; reading is free.</summary>
    public static Task<Obstacle> OnTableAsync(NpgsqlDataSource database, string table) => HoldAsync(database, $"begin; lock table {table} in exclusive mode");

    /// <summary>Cases are busy, as where another host is at work on them.</summary>
    public static Task<Obstacle> OnCasesAsync(NpgsqlDataSource database) => HoldAsync(database, "begin; select id from engine.instances for update");

    /// <summary>The import of a definition cannot begin.</summary>
    public static Task<Obstacle> OnImportAsync(NpgsqlDataSource database, string definitionId) =>
        HoldAsync(database, $"select pg_advisory_lock(hashtextextended('engine.definition:{definitionId}', 0))");

    /// <summary>A notice cannot be marked as delivered.</summary>
    public static Task<Obstacle> OnDeliveryAsync(NpgsqlDataSource database) => HoldAsync(
        database,
        $"""
        {WaitForHolder}
        create or replace trigger hold before update on cases.notices for each row when (new.status = 'delivered') execute function wait_for_holder();
        """);

    /// <summary>A command with an idempotency key cannot end its commit.</summary>
    public static Task<Obstacle> OnCommitAsync(NpgsqlDataSource database) => HoldAsync(
        database,
        $"""
        {WaitForHolder}
        drop trigger if exists hold on accounts.answers;
        create constraint trigger hold after insert on accounts.answers deferrable initially deferred for each row execute function wait_for_holder();
        """);

    /// <summary>Waits until someone stands before it.</summary>
    public Task UntilSomeoneWaitsAsync() => database.UntilAsync(
        "someone waits for the test's lock",
        $"exists (select from pg_stat_activity where {holder.ProcessID} = any(pg_blocking_pids(pid)))");

    /// <summary>Lets all pass.</summary>
    public ValueTask DisposeAsync() => holder.DisposeAsync();

    [SuppressMessage("Security", "CA2100", Justification = "The texts are made in this class.")]
    private static async Task<Obstacle> HoldAsync(NpgsqlDataSource database, string sql)
    {
        var holder = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, holder);
        await command.ExecuteNonQueryAsync();
        return new Obstacle(database, holder);
    }
}
