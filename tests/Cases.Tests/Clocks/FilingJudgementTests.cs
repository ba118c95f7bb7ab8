using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Cases.Tests.Clocks;

/// <summary>When applicants should or may apply, in the words of the documents.</summary>
public sealed class FilingJudgementTests
{
    private static readonly FilingTime Duty = new()
    {
        Kind = TimeKind.Duty,
        Field = "employedOn",
        Unit = LimitKind.CalendarDays,
        Length = 30,
        Text = "应当自用工之日起30日内",
    };

    private static readonly FilingTime NotBefore = new()
    {
        Kind = TimeKind.NotBefore,
        Field = "employedOn",
        Unit = LimitKind.Months,
        Length = 3,
        Text = "整改3个月后可再次组织评估",
    };

    private static readonly FilingTime Window = new() { Kind = TimeKind.Window, UntilDay = 5, Text = "在每月5日前" };

    [Theory]
    [InlineData("2026-03-02", "2026-04-01", FilingStanding.InTime)]
    [InlineData("2026-03-02", "2026-04-02", FilingStanding.Late)]
    public void A_duty_is_counted_from_the_date_that_was_sent(string from, string received, FilingStanding standing) =>
        Judge(Duty, from, received).Should().Be(new FilingJudgement(Duty, standing, new LocalDate(2026, 4, 1)));

    [Theory]
    [InlineData("2026-06-02", FilingStanding.Early)]
    [InlineData("2026-06-03", FilingStanding.InTime)]
    public void Nothing_may_come_before_the_time_has_passed(string received, FilingStanding standing) =>
        Judge(NotBefore, "2026-03-02", received).Should().Be(new FilingJudgement(NotBefore, standing, new LocalDate(2026, 6, 3)));

    [Theory]
    [InlineData("2026-03-05", FilingStanding.InTime)]
    [InlineData("2026-03-06", FilingStanding.Late)]
    public void A_window_is_open_on_the_first_days_of_each_month(string received, FilingStanding standing) =>
        Judge(Window, null, received).Should().Be(new FilingJudgement(Window, standing, new LocalDate(2026, 3, 5)));

    [Theory]
    [InlineData(null)]
    [InlineData("昨天")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void A_date_that_is_missing_or_cannot_be_true_tells_nothing(string? from) =>
        Judge(Duty, from, "2026-04-02").Should().Be(new FilingJudgement(Duty, FilingStanding.Unknown, null));

    private static FilingJudgement Judge(FilingTime fact, string? from, string received) => FilingJudgement.Of(
        fact,
        new Application
        {
            Region = "henan",
            Item = "employee-enrollment",
            Channel = Channel.Online,
            Applicant = new Applicant(ApplicantKind.Person, "白桦", IdType.Other, "1", "13800001234"),
            Fields = from is null ? new Dictionary<string, JsonElement>() : new() { ["employedOn"] = JsonSerializer.SerializeToElement(from) },
        },
        ShanghaiTime.InstantOf(LocalDatePattern.Iso.Parse(received).Value, new LocalTime(9, 0)),
        Limits.Time);
}
