using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using MedInsFlows.Cases.Calendar;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Configuration;
using Npgsql;

namespace MedInsFlows.Host.Time;

/// <summary>
/// The working-day calendars. Notices are rows in the order they became known to the service; their number is the version of the calendar, and every
/// version can be built again, as a replay needs it. Files only seed the rows. Thread-safe once prepared.
/// </summary>
internal sealed partial class Calendars(NpgsqlDataSource dataSource, Settings settings, TimeProvider machineTime, ILogger<Calendars> logger)
{
    private readonly ConcurrentDictionary<(int Version, string? Region), WorkingCalendar> built = new();
    private IReadOnlyList<NumberedNotice> notices = [];

    /// <summary>The version in force.</summary>
    public int Version => notices.Count == 0 ? 0 : notices[^1].Number;

    /// <summary>Calendar and office hours of a region, in the version in force.</summary>
    public WorkingTime Of(string? region) => Of(region, Version);

    /// <summary>Calendar and office hours of a region, as they were known in a version.</summary>
    public WorkingTime Of(string? region, int version) => new(
        built.GetOrAdd((version, region), key => WorkingCalendar.Build(notices.Where(notice => notice.Number <= key.Version), key.Region)),
        OfficeHours.Default);

    /// <summary>Seeds notices from files that are not rows yet, and reads the rows. A broken file is told and passed over.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateFiles(settings.Calendars, "*.json").Order(StringComparer.Ordinal))
        {
            var content = await File.ReadAllBytesAsync(path, cancellationToken);
            if (HolidayNoticeReader.TryRead(content, out var notice, out var faults))
            {
                await InsertAsync(notice, content, cancellationToken);
            }

            foreach (var fault in faults)
            {
                LogFault(logger, Path.GetFileName(path), fault.Place, fault.Detail);
            }
        }

        notices = await ReadAsync(cancellationToken);
    }

    private async Task InsertAsync(HolidayNotice notice, byte[] content, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select pg_advisory_xact_lock(hashtextextended('cases.holiday_notices', 0))"),
                new(
                    """
                    insert into cases.holiday_notices (number, id, document, sha256, loaded_at)
                    select coalesce(max(number), 0) + 1, $1, $2, $3, $4 from cases.holiday_notices on conflict (sha256) do nothing
                    """)
                {
                    Parameters =
                    {
                        new() { Value = notice.Id },
                        new() { Value = Encoding.UTF8.GetString(content) },
                        new() { Value = SHA256.HashData(content) },
                        new() { Value = machineTime.GetUtcNow().UtcDateTime },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<NumberedNotice>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select number, document from cases.holiday_notices order by number");
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var rows = new List<NumberedNotice>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (HolidayNoticeReader.TryRead(Encoding.UTF8.GetBytes(reader.GetString(1)), out var notice, out _))
            {
                rows.Add(new NumberedNotice(reader.GetInt32(0), notice));
            }
        }

        return rows;
    }

    [LoggerMessage(1, LogLevel.Error, "节假日通知文件 {File} {Place}：{Fault}")]
    private static partial void LogFault(ILogger logger, string file, string place, string fault);
}
