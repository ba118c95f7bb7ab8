using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;

namespace MedInsFlows.Engine.Journal;

/// <summary>
/// Makes the yearly partitions of the journal. The first 48 bits of an instance's id are the time it was made, so a year of cases is a range of ids, and
/// a case lies whole in the partition of the year it began in. Rows of a year that has no partition yet go to the default one.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "The texts are put together from years.")]
public static class JournalPartitions
{
    /// <summary>Makes the partitions of this year and the next, where they are missing. Any number of hosts may do so at once.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="machineTime">Machine time, from which ids are made.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task EnsureAsync(NpgsqlDataSource dataSource, TimeProvider machineTime, CancellationToken cancellationToken)
    {
        var year = machineTime.GetUtcNow().Year;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, "select pg_advisory_xact_lock(hashtextextended('engine.journal', 0))", cancellationToken);
        foreach (var wanted in new[] { year, year + 1 })
        {
            var (from, to) = (FirstId(wanted), FirstId(wanted + 1));
            var name = string.Create(CultureInfo.InvariantCulture, $"engine.journal_{wanted}");
            await ExecuteAsync(
                connection,
                $"""
                do $$ begin
                    if to_regclass('{name}') is null and not exists (select from engine.journal_default where instance_id >= '{from}' and instance_id < '{to}') then
                        create table {name} partition of engine.journal for values from ('{from}') to ('{to}');
                    end if;
                end $$
                """,
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static Guid FirstId(int year)
    {
        Span<byte> bytes = stackalloc byte[16];
        var milliseconds = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        return new Guid(bytes, bigEndian: true);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
