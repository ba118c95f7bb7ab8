using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>It is Tuesday, 1 June 2027, and the notice for 2027 is amended: two days in June are off, and a Saturday is made up.</summary>
public sealed class AmendedNoticeTests : NoticeStory
{
    [Fact]
    public async Task A_notice_amended_in_mid_year_moves_what_runs_and_leaves_what_has_ended()
    {
        await LoadAsync(NextYear());
        await new DemoClock(Host).AdvanceToAsync(new DateTimeOffset(2027, 6, 1, 9, 0, 0, TimeSpan.FromHours(8)));
        var completed = await Clerk("provider-reviewer").DecideAsync(await AcceptAsync(), "审核通过");
        var running = await AcceptAsync();
        await ShouldBeDueAsync(running, "2027-06-30", provisional: false, generation: 0);

        MachineTime.Advance(TimeSpan.FromHours(1));
        await LoadAsync(Amendment());
        (await RecomputeAsync()).Should().Be(1);

        await ShouldBeDueAsync(running, "2027-07-01", provisional: false, generation: 1);
        (await MovesAsync(running)).Should().Equal("因节假日安排调整，办理期限的届满日由2027年6月30日改为2027年7月1日");
        (await JudgedAsync(running, "2027-06-10")).Should().Be(("抗洪放假", false));
        (await JudgedAsync(running, "2027-06-12")).Should().Be(("调休上班", true));
        (await MovesAsync(completed)).Should().BeEmpty();
        (await Citizen().DeadlineAsync(completed)).Text("/dueOn").Should().Be("2027-06-30", "it has ended by what was known");
        (await DueAsync("2027-06-01T09:30:00%2B08:00")).Should().Be("2027-06-30");
        (await DueAsync("2027-06-01T10:30:00%2B08:00")).Should().Be("2027-07-01");
    }

    private static JsonObject Amendment()
    {
        var notice = Notice("holidays-2027-flood", 2027, """[{"name":"抗洪放假","from":"2027-06-10","to":"2027-06-11"}]""", ["2027-06-12"]);
        notice["amends"] = "holidays-2027";
        return notice;
    }

    private async Task<(string Reason, bool Counted)> JudgedAsync(CaseSeen seen, string date)
    {
        var day = (await Citizen().DeadlineAsync(seen)).List("/days").Single(day => day.Text("/date") == date);
        return (day.Text("/reason"), day.At("/counted")!.GetValue<bool>());
    }

    /// <summary>20 working days from 1 June 2027 on, as was known at an instant.</summary>
    private async Task<string> DueAsync(string knownAt) =>
        (await Admin.ReadAsync($"/api/calendar/due?from=2027-06-01&kind=workingDays&length=20&knownAt={knownAt}")).Text("/dueOn");
}
