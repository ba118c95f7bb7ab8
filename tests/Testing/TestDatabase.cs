using System.Globalization;
using Npgsql;

namespace MedInsFlows.Testing;

/// <summary>An empty PostgreSQL database of a test's own, dropped at the end. Safe to use from many threads.</summary>
/// <remarks>
/// It lies in the cluster that the environment variable <c>MEDINS_TEST_POSTGRES</c> names: an Npgsql connection string of a
/// superuser to the maintenance database.
/// </remarks>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "MEDINS_TEST_POSTGRES";

    private static int created;

    private TestDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        DataSource = NpgsqlDataSource.Create(connectionString);
    }

    /// <summary>The connection string of the database.</summary>
    public string ConnectionString { get; }

    /// <summary>Connections to the database; closed together with it.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Creates a database.</summary>
    /// <exception cref="InvalidOperationException">There is no cluster for tests; the message says how to start one.</exception>
    public static async Task<TestDatabase> CreateAsync()
    {
        // No other living process has this process's id, so a database of that name can only be left over from a killed one.
        var number = Interlocked.Increment(ref created);
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{number}");
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new TestDatabase(new NpgsqlConnectionStringBuilder(Cluster()) { Database = name }.ConnectionString);
    }

    /// <summary>Drops the database, whoever is still connected to it.</summary>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(ConnectionString).Database} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var dataSource = NpgsqlDataSource.Create(Cluster());
        await using var command = dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Cluster() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } cluster
            ? cluster
            : throw new InvalidOperationException(
                $"{Variable} is not set, so there is no PostgreSQL for this test. "
                + "Run ./test, or start a cluster for your shell: eval \"$(eng/test-cluster start)\"");
}
