using Npgsql;

namespace MedInsFlows.Host.Configuration;

/// <summary>Connections to the database.</summary>
internal static class DatabaseConnections
{
    /// <summary>The same few statements are sent all the time, so they are prepared: PostgreSQL then plans them once a connection.</summary>
    public static NpgsqlDataSource Create(string connectionString) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxAutoPrepare = 100,
        AutoPrepareMinUsages = 2,
    });
}
