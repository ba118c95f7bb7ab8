using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Time;

namespace MedInsFlows.Host.Pages.Audit;

/// <summary>Days, addresses and pages of the auditors' pages.</summary>
internal static class AuditWords
{
    private const int Size = 20;
    private const int LastPage = 100_000;

    /// <summary>The day that lies so many days back, by business time.</summary>
    public static string DaysAgo(int days, BusinessTime time) => TimeWords.Date(time.Today.PlusDays(-days));

    /// <summary>The page that an address asks for.</summary>
    public static Paging Paging(int? page) => new(Math.Clamp(page ?? 1, 1, LastPage), Size);

    /// <summary>An address with what is asked for.</summary>
    public static string Address(string path, params IEnumerable<(string Name, string? Value)> query) =>
        $"{path}?{string.Join('&', query.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value ?? "")}"))}";
}
