using MedInsFlows.Cases.Calendar;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Cases.Tests.Calendar;

/// <summary>The notices that are shipped with the house, and a short way to write others.</summary>
internal static class HolidayNotices
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<NumberedNotice> Shipped { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "calendars"), "*.json")
            .Order()
            .Select((file, index) => new NumberedNotice(index + 1, Read(file))),
    ];

    public static WorkingCalendar Calendar { get; } = WorkingCalendar.Build(Shipped);

    public static LocalDate Date(string date) => LocalDatePattern.Iso.Parse(date).Value;

    public static NumberedNotice Notice(
        int number,
        int year,
        string? off = null,
        string? working = null,
        string? ordinary = null,
        string name = "放假",
        string? amends = null,
        string? region = null) =>
        new(number, new()
        {
            Id = $"notice-{number}",
            Year = year,
            Title = "通知",
            Source = new("https://example.cn/"),
            KnownOn = new(year - 1, 11, 1),
            Amends = amends,
            Region = region,
            DaysOff = [.. Dates(off).Select(date => new DaysOff(name, date, date))],
            WorkingDays = [.. Dates(working)],
            OrdinaryDays = [.. Dates(ordinary)],
        });

    private static IEnumerable<LocalDate> Dates(string? dates) =>
        (dates ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Date);

    private static HolidayNotice Read(string file) => HolidayNoticeReader.TryRead(File.ReadAllBytes(file), out var notice, out var faults)
        ? notice
        : throw new InvalidOperationException($"{file}: {string.Join(' ', faults)}");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MedInsFlows.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
