using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>What a case leaves in the database when five commands have brought it to its end: submitted, claimed, accepted, claimed, reviewed.</summary>
internal static class CaseSize
{
    private const int Cases = 2_000;

    public static async Task<double> KilobytesAsync(NpgsqlDataSource database, CaseLoad load)
    {
        await load.FinishAllAsync();
        var before = await BytesAsync(database);
        await load.StartManyAsync(Cases);
        await load.FinishAllAsync();
        return (await BytesAsync(database) - before) / 1024.0 / Cases;
    }

    private static async Task<long> BytesAsync(NpgsqlDataSource database)
    {
        await using var query = database.CreateCommand(
            """
            select sum(pg_total_relation_size(class.oid))::bigint from pg_class class join pg_namespace schema on schema.oid = relnamespace
            where nspname in ('engine', 'cases') and relkind = 'r'
            """);
        return (long)(await query.ExecuteScalarAsync())!;
    }
}
