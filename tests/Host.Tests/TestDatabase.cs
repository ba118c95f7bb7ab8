using System.Globalization;
using Npgsql;

namespace MedInsFlows.Host.Tests;

/// <summary>An empty database of a test's own, dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static int created;

    private TestDatabase(string connectionString)
    {
        ConnectionString = connectionString;
        DataSource = NpgsqlDataSource.Create(connectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"host_test_{Environment.ProcessId}_{Interlocked.Increment(ref created)}");
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new(new NpgsqlConnectionStringBuilder(Cluster()) { Database = name }.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await DropAsync();
    }

    public Task DropAsync() =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(ConnectionString).Database} WITH (FORCE)");

    private static async Task ExecuteAsync(string sql)
    {
        await using var dataSource = NpgsqlDataSource.Create(Cluster());
        await using var command = dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Cluster() => Environment.GetEnvironmentVariable("MEDINS_TEST_POSTGRES") is { Length: > 0 } cluster
        ? cluster
        : throw new InvalidOperationException(
            "MEDINS_TEST_POSTGRES is not set, so there is no PostgreSQL for this test. Run ./test, or: eval \"$(eng/test-cluster start)\"");
}
