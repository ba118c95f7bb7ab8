using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Time;

[Collection(CaseworkTests.Name)]
public sealed class ExplainedDeadlineTests(CaseworkHost office) : CaseworkStory(office)
{
    [Fact]
    public async Task Before_acceptance_the_deadline_says_what_is_known_of_it()
    {
        var citizen = Office.Citizen();
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        var deadline = await citizen.DeadlineAsync(opened);

        deadline.Text("/kind").Should().Be("workingDays");
        deadline.At("/length")!.GetValue<int>().Should().Be(20);
        deadline.Text("/startEvent").Should().Be("受理");
        deadline.At("/startAssumed")!.GetValue<bool>().Should().BeTrue();
        deadline.At("/startOn").Should().BeNull();
        deadline.At("/dueOn").Should().BeNull();
        deadline.Text("/lamp").Should().Be("none");
        deadline.List("/days").Should().BeEmpty();
    }

    [Fact]
    public async Task From_acceptance_on_twenty_working_days_are_explained_day_by_day_with_holidays_and_make_up_days()
    {
        var citizen = Office.Citizen();
        var accepted = await Office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "受理");

        var deadline = await citizen.DeadlineAsync(accepted);

        deadline.Text("/startOn").Should().Be("2026-04-20");
        deadline.At("/startAssumed")!.GetValue<bool>().Should().BeTrue("the document does not say what starts the limit");
        deadline.Text("/dueOn").Should().Be("2026-05-20");
        deadline.At("/provisional")!.GetValue<bool>().Should().BeFalse();
        deadline.At("/paused")!.GetValue<bool>().Should().BeFalse();
        deadline.Text("/lamp").Should().Be("green");
        deadline.At("/remaining/value")!.GetValue<int>().Should().Be(20);
        deadline.Text("/remaining/unit").Should().Be("workingDays");
        deadline.Text("/clause").Should().Contain("（十）办理时限");
        deadline.List("/pauses").Should().BeEmpty();
        var days = deadline.List("/days").ToDictionary(day => day.Text("/date"), day => (Counted: day.At("/counted")!.GetValue<bool>(), Reason: day.Text("/reason")));
        days.Keys.Should().Equal(Enumerable.Range(1, 30).Select(day => CaseworkHost.Opening.AddDays(day).ToString("yyyy-MM-dd", null)));
        days.Values.Count(day => day.Counted).Should().Be(20);
        days["2026-04-25"].Counted.Should().BeFalse("it is a Saturday");
        days["2026-05-01"].Should().Match<(bool Counted, string Reason)>(day => !day.Counted && day.Reason.Contains("劳动节"));
        days["2026-05-09"].Should().Match<(bool Counted, string Reason)>(day => day.Counted && day.Reason.Contains("调休"), "this Saturday makes up for the holiday");
    }

    [Fact]
    public async Task A_case_that_ended_early_keeps_its_explanation_and_its_lamp_goes_out()
    {
        var citizen = Office.Citizen();
        var accepted = await Office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "受理");
        var completed = await Office.Clerk("provider-reviewer").DecideAsync(accepted, "审核通过");

        var deadline = await citizen.DeadlineAsync(completed);

        deadline.Text("/dueOn").Should().Be("2026-05-20");
        deadline.List("/days").Should().HaveCount(30, "every day up to the end of the limit is listed also when the case ended before");
        deadline.Text("/lamp").Should().Be("none");
        deadline.At("/remaining/value")!.GetValue<int>().Should().Be(20);
    }
}
