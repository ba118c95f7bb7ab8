using System.Globalization;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Time;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Pages.Audit;

/// <summary>Times, addresses and pages of the auditors' pages.</summary>
internal static class AuditWords
{
    private const int Size = 20;
    private const int LastPage = 100_000;

    private static readonly ZonedDateTimePattern Pattern = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm", null);
    private static readonly ZonedDateTimePattern Precise = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss", null);

    /// <summary>An instant as people in China read it.</summary>
    public static string Time(Instant at) => Pattern.Format(at.InZone(ShanghaiTime.Zone));

    /// <summary>The same to the second.</summary>
    public static string Second(Instant at) => Precise.Format(at.InZone(ShanghaiTime.Zone));

    /// <summary>A day.</summary>
    public static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>The day that lies so many days back, by business time.</summary>
    public static string DaysAgo(int days, BusinessTime time) => Day(ShanghaiTime.DateOf(Instant.FromDateTimeOffset(time.GetUtcNow())).PlusDays(-days));

    /// <summary>An amount in yuan.</summary>
    public static string Yuan(decimal amount) => $"{amount.ToString("N2", CultureInfo.InvariantCulture)} 元";

    /// <summary>The page that an address asks for.</summary>
    public static Paging Paging(int? page) => new(Math.Clamp(page ?? 1, 1, LastPage), Size);

    /// <summary>An address with what is asked for.</summary>
    public static string Address(string path, params IEnumerable<(string Name, string? Value)> query) =>
        $"{path}?{string.Join('&', query.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value ?? "")}"))}";
}
