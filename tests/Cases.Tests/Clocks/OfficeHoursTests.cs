using MedInsFlows.Cases.Clocks;
using NodaTime;
using static MedInsFlows.Cases.Tests.Clocks.Limits;

namespace MedInsFlows.Cases.Tests.Clocks;

public class OfficeHoursTests
{
    [Theory]
    [InlineData("2026-11-23T00:00", "2026-11-23")]
    [InlineData("2026-11-23T17:00", "2026-11-23")]
    [InlineData("2026-11-23T17:01", "2026-11-24")]
    [InlineData("2026-12-31T23:59", "2027-01-01")]
    public void The_next_close_is_on_the_same_day_until_business_closes(string instant, string date)
    {
        OfficeHours.Default.NextClose(At(instant)).Should().Be(Date(date));
    }

    [Fact]
    public void Business_closes_by_shanghai_time()
    {
        OfficeHours.Default.CloseOf(Date("2026-11-23")).Should().Be(Instant.FromUtc(2026, 11, 23, 9, 0));
    }

    [Theory]
    [InlineData("08:30-11:30 13:30-17:00", 8.5, 11.5, 13.5, 17)]
    [InlineData("09:00-17:00", 9, 13, 13, 17)]
    public void Hours_are_written_as_spans(string text, double opens, double noonFrom, double noonTo, double closes)
    {
        OfficeHours.TryParse(text, out var hours).Should().BeTrue();

        new[] { hours!.Opens, hours.NoonFrom, hours.NoonTo, hours.Closes }.Select(time => time.TickOfDay / (double)NodaConstants.TicksPerHour)
            .Should().Equal(opens, noonFrom, noonTo, closes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9-17")]
    [InlineData("17:00-09:00")]
    [InlineData("08:30-13:30 11:30-17:00")]
    [InlineData("08:30 11:30-13:30 17:00")]
    [InlineData("08:30-11:30 13:30-17:00 18:00-19:00")]
    [InlineData("08:30-11:30  13:30-17:00")]
    public void What_is_no_span_of_hours_is_not_taken(string text) => OfficeHours.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void An_agency_may_keep_other_hours()
    {
        var hours = new OfficeHours(new(9, 0), new(12, 0), new(12, 0), new(16, 30));

        hours.NextClose(At("2026-11-23T16:31")).Should().Be(Date("2026-11-24"));
        hours.CloseOf(Date("2026-11-23")).Should().Be(Instant.FromUtc(2026, 11, 23, 8, 30));
    }

    [Theory]
    [InlineData(9, 9, 13, 17)]
    [InlineData(8, 13, 12, 17)]
    [InlineData(8, 12, 17, 17)]
    public void Hours_that_do_not_follow_one_another_are_refused(int opens, int noonFrom, int noonTo, int closes)
    {
        Action act = () => _ = new OfficeHours(new(opens, 0), new(noonFrom, 0), new(noonTo, 0), new(closes, 0));

        act.Should().Throw<ArgumentException>().WithMessage("办公时间应依次为*");
    }
}
