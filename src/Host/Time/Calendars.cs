using System.Collections.Concurrent;
using MedInsFlows.Cases.Calendar;
using MedInsFlows.Host.Configuration;
using NodaTime;

namespace MedInsFlows.Host.Time;

/// <summary>
/// The working-day calendars. The number of the last notice known is the version of the calendar, and every version can be built again, as a replay
/// needs it. Files only seed the notices. Thread-safe once prepared.
/// </summary>
internal sealed partial class Calendars(HolidayNotices rows, Settings settings, ILogger<Calendars> logger)
{
    private readonly ConcurrentDictionary<(int Version, string? Region), WorkingCalendar> built = new();
    private readonly Lock growing = new();
    private volatile LoadedNotice[] notices = [];

    /// <summary>The version in force.</summary>
    public int Version => notices.LastOrDefault()?.Number ?? 0;

    /// <summary>The notices that this host knows, in the order in which they became known.</summary>
    public IReadOnlyList<LoadedNotice> Notices => notices;

    /// <summary>The version that was in force at an instant of business time.</summary>
    public int VersionAt(Instant known) => notices.LastOrDefault(notice => notice.LoadedAt <= known)?.Number ?? 0;

    /// <summary>The calendar of a region, in the version in force.</summary>
    public WorkingCalendar Of(string? region) => Of(region, Version);

    /// <summary>The calendar of a region, as it was known in a version.</summary>
    public WorkingCalendar Of(string? region, int version) => built.GetOrAdd(
        (version, region),
        key => WorkingCalendar.Build(notices.Where(notice => notice.Number <= key.Version).Select(notice => new NumberedNotice(notice.Number, notice.Notice)), key.Region));

    /// <summary>Seeds notices from files that are not rows yet, and reads the rows. A broken file is told and passed over.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateFiles(settings.Calendars, "*.json").Order(StringComparer.Ordinal))
        {
            var (_, _, faults) = await rows.LoadAsync(await File.ReadAllBytesAsync(path, cancellationToken), "service", cancellationToken);
            foreach (var fault in faults)
            {
                LogFault(logger, Path.GetFileName(path), fault.Place, fault.Detail);
            }
        }

        await RefreshAsync(cancellationToken);
    }

    /// <summary>Takes up the notices that were loaded meanwhile, by whatever host.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (await rows.ReadAsync(Version, cancellationToken) is { Count: > 0 } found)
        {
            lock (growing)
            {
                notices = [.. notices, .. found.Where(notice => notice.Number > Version)];
            }
        }
    }

    /// <summary>Sees to it that this host knows at least what another knew, so that it does not fall back behind what was done by it.</summary>
    public Task ReachAsync(int version, CancellationToken cancellationToken) => version > Version ? RefreshAsync(cancellationToken) : Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Error, "节假日通知文件 {File} {Place}：{Fault}")]
    private static partial void LogFault(ILogger logger, string file, string place, string fault);
}
