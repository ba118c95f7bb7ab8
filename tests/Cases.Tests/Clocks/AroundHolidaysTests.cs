using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Tests.Calendar;
using NodaTime;
using static MedInsFlows.Cases.Tests.Clocks.Limits;

namespace MedInsFlows.Cases.Tests.Clocks;

/// <summary>Limits of all kinds that start around every holiday of 2024 to 2026, against a table whose head says how it was made.</summary>
public class AroundHolidaysTests
{
    public static TheoryData<string, string[]> Rows { get; } = Read();

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_limit_that_starts_around_a_holiday_ends_where_the_table_says(string start, string[] dueOn)
    {
        var morning = $"{start}T10:00";
        LocalDate[] computed =
        [
            DueOn(LimitLength.Immediate, morning),
            DueOn(LimitLength.Immediate, $"{start}T18:00"),
            DueOn(LimitLength.WorkingDays(1), morning),
            DueOn(LimitLength.WorkingDays(5), morning),
            DueOn(LimitLength.WorkingDays(20), morning),
            DueOn(LimitLength.CalendarDays(7), morning),
            DueOn(LimitLength.CalendarDays(30), morning),
            DueOn(LimitLength.Months(1), morning),
            DueOn(LimitLength.Months(3), morning),
        ];

        computed.Should().Equal(dueOn.Select(Date));
    }

    [Fact]
    public void The_table_has_every_holiday()
    {
        Rows.Should().HaveCount(107);
    }

    private static TheoryData<string, string[]> Read()
    {
        var rows = new TheoryData<string, string[]>();
        var table = File.ReadLines(Path.Combine(HolidayNotices.Root, "tests/Cases.Tests/Clocks/around-holidays.txt"));
        foreach (var line in table.Where(line => line[0] != '#'))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            rows.Add(cells[0], cells[1..]);
        }

        return rows;
    }
}
