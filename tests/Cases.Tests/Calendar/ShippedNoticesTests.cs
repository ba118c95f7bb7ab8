using System.Text.Json;
using MedInsFlows.Cases.Calendar;
using NodaTime;
using static MedInsFlows.Cases.Tests.Calendar.HolidayNotices;

namespace MedInsFlows.Cases.Tests.Calendar;

/// <summary>The files under <c>calendars/</c> against what others make of the same notices.</summary>
public class ShippedNoticesTests
{
    // Made with npm chinese-days 1.5.7 (isWorkday, isHoliday, getDayDetail): every day whose judgement is not just its weekday.
    private static readonly JsonElement ChineseDays =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "tests/Cases.Tests/Calendar/chinese-days.json"))).RootElement;

    [Fact]
    public void Every_day_of_2024_to_2026_agrees_with_chinese_days()
    {
        var off = Expand("daysOff");
        var working = Expand("workingDays");

        for (var date = Date("2024-01-01"); date <= Date("2026-12-31"); date = date.PlusDays(1))
        {
            var isWeekend = date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
            var isWorkingDay = working.Contains(date) || (!isWeekend && !off.Contains(date));

            var judgement = HolidayNotices.Calendar.Judge(date);
            judgement.IsWorkingDay.Should().Be(isWorkingDay, "{0}", date);
            judgement.IsProvisional.Should().BeFalse("{0}", date);
            (judgement.Reason == "调休上班").Should().Be(working.Contains(date), "{0}", date);
            (judgement.Reason == "工作日").Should().Be(isWorkingDay && !working.Contains(date), "{0}", date);
            (judgement.Reason == "周末").Should().Be(isWeekend && !isWorkingDay && !off.Contains(date), "{0}", date);
        }
    }

    [Theory]
    [InlineData(2024, "22 18 21 22 21 19 23 22 21 19 21 22", 251)]
    [InlineData(2025, "19 19 21 22 19 20 23 21 23 18 20 23", 248)]
    [InlineData(2026, "21 16 22 21 19 21 23 21 22 18 21 23", 248)]
    public void Working_days_by_month_are_as_published(int year, string byMonth, int total)
    {
        var counts = Enumerable.Range(1, 12).Select(month => new YearMonth(year, month).ToDateInterval())
            .Select(month => HolidayNotices.Calendar.CountWorkingDays(month.Start.PlusDays(-1), month.End));

        string.Join(' ', counts).Should().Be(byMonth);
        HolidayNotices.Calendar.CountWorkingDays(new(year - 1, 12, 31), new(year, 12, 31)).Should().Be(total);
    }

    [Theory]
    [InlineData("2024-01-01", "元旦")]
    [InlineData("2024-02-17", "春节")]
    [InlineData("2024-04-04", "清明节")]
    [InlineData("2024-05-05", "劳动节")]
    [InlineData("2024-06-10", "端午节")]
    [InlineData("2024-09-15", "中秋节")]
    [InlineData("2024-10-07", "国庆节")]
    [InlineData("2025-10-06", "国庆节、中秋节")]
    [InlineData("2026-02-15", "春节")]
    public void A_day_off_bears_the_name_of_its_holiday(string date, string name)
    {
        HolidayNotices.Calendar.Judge(Date(date)).Should().Be(new DayJudgement(false, name, false));
    }

    [Theory]
    [InlineData("calendars/2024.json", "国办发明电〔2023〕7号", "2023-10-25", "content_6911528")]
    [InlineData("calendars/2025.json", "国办发明电〔2024〕12号", "2024-11-12", "content_6986383")]
    [InlineData("calendars/2026.json", "国办发明电〔2025〕7号", "2025-11-04", "content_7047091")]
    public void Each_file_cites_its_notice(string file, string documentNumber, string knownOn, string page)
    {
        HolidayNoticeReader.TryRead(File.ReadAllBytes(Path.Combine(Root, file)), out var notice, out _).Should().BeTrue();

        notice!.Title.Should().Be($"国务院办公厅关于{notice.Year}年部分节假日安排的通知");
        notice.DocumentNumber.Should().Be(documentNumber);
        notice.KnownOn.Should().Be(Date(knownOn));
        notice.Source.Host.Should().Be("www.gov.cn");
        notice.Source.AbsolutePath.Should().EndWith($"{page}.htm");
        notice.SettlesYear.Should().BeTrue();
    }

    private static HashSet<LocalDate> Expand(string list) =>
    [
        .. ChineseDays.GetProperty(list).EnumerateObject()
            .SelectMany(month => month.Value.GetString()!.Split(' '), (month, day) => Date($"{month.Name}-{day}")),
    ];
}
