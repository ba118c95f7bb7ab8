using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Time;

namespace MedInsFlows.Host.Tests.Desk;

/// <summary>The figures of the desk. Each story has an agency of its own, whose supervisor sees nothing else.</summary>
[Collection(MovedTimeTests.Name)]
public sealed class DeskSummaryTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly DemoClock clock = new(office.Host);

    [Fact]
    public async Task Open_cases_are_counted_by_stage_lamp_item_and_caseworker()
    {
        var (acceptor, reviewer, supervisor) = await StaffAsync("nangang-office");
        var applied = await ApplyAsync("nangang-office");
        var accepted = await acceptor.DecideAsync(await ApplyAsync("nangang-office"), "受理");
        var claimed = await acceptor.DecideAsync(await ApplyAsync("nangang-office"), "受理");
        await reviewer.ClaimAsync(claimed);
        var done = await reviewer.DecideAsync(await acceptor.DecideAsync(await ApplyAsync("nangang-office"), "受理"), "审核通过");

        var summary = await supervisor.ReadAsync("/api/desk/summary?region=heilongjiang");

        done.Status.Should().Be("completed");
        Counts(summary, "/byStage").Should().BeEquivalentTo([$"{accepted.Stage} {accepted.Stage} 2", $"{applied.Stage} {applied.Stage} 1"]);
        Counts(summary, "/byLamp").Should().Equal("green 正常 2", "yellow 预警 0", "red 告急 0", "none 未计时 1");
        Counts(summary, "/byItem").Should().ContainSingle().Which.Should().StartWith("chronic-disease-recognition ").And.EndWith(" 3");
        Counts(summary, "/byCaseworker").Should().Equal($"{reviewer.Account} {reviewer.Account} 1");
        summary.At("/overdue")!.GetValue<int>().Should().Be(0);
        summary.At("/onTimeRate")!.GetValue<decimal>().Should().Be(1, "the one that has ended was in time");
        (await supervisor.ReadAsync("/api/desk/summary")).ToJsonString().Should().Be(summary.ToJsonString(), "the region is the supervisor's own unless told");
    }

    [Fact]
    public async Task A_case_beyond_its_limit_is_overdue_while_it_is_open_and_lowers_the_rate_once_it_has_ended()
    {
        var (acceptor, reviewer, supervisor) = await StaffAsync("mudanjiang-hospital");
        (await supervisor.ReadAsync("/api/desk/summary")).At("/onTimeRate").Should().BeNull("nothing has ended");
        await reviewer.DecideAsync(await acceptor.DecideAsync(await ApplyAsync("mudanjiang-hospital"), "受理"), "审核通过");
        var late = await acceptor.DecideAsync(await ApplyAsync("mudanjiang-hospital"), "受理");
        var withdrawn = await acceptor.DecideAsync(await ApplyAsync("mudanjiang-hospital"), "受理");
        var dueOn = DateOnly.Parse((await citizen.DeadlineAsync(late)).Text("/dueOn"), CultureInfo.InvariantCulture);
        await clock.AdvanceToAsync(new DateTimeOffset(dueOn.AddDays(1), new TimeOnly(9, 0), CaseworkHost.Opening.Offset));

        var overdue = await supervisor.ReadAsync("/api/desk/summary");
        await citizen.WithdrawAsync(withdrawn);
        await reviewer.DecideAsync(late, "审核通过");
        var ended = await supervisor.ReadAsync("/api/desk/summary");

        overdue.At("/overdue")!.GetValue<int>().Should().Be(2);
        Counts(overdue, "/byLamp").Should().Contain("red 告急 2");
        overdue.At("/onTimeRate")!.GetValue<decimal>().Should().Be(1);
        ended.At("/overdue")!.GetValue<int>().Should().Be(0);
        Counts(ended, "/byLamp").Should().Equal("green 正常 0", "yellow 预警 0", "red 告急 0", "none 未计时 0");
        ended.At("/onTimeRate")!.GetValue<decimal>().Should().Be(0.5m, "one in time and one late; what an applicant withdraws is not counted");
    }

    [Fact]
    public async Task Each_sees_the_figures_of_his_own_region_and_a_region_that_is_none_is_told()
    {
        var supervisor = Office.Clerk("supervisor");

        using var unknown = await supervisor.GetAsync("/api/desk/summary?region=atlantis");
        using var foreign = await supervisor.GetAsync("/api/desk/summary?region=henan");
        using var clerk = await Office.Clerk("reviewer").GetAsync("/api/desk/summary");

        var problem = await unknown.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        problem.Text("/errors/0/pointer").Should().Be("?region");
        problem.Text("/errors/0/detail").Should().Contain("没有这个统筹地区");
        await foreign.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await clerk.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private static IEnumerable<string> Counts(JsonNode summary, string pointer) =>
        summary.List(pointer).Select(count => $"{count.Text("/key")} {count.Text("/name")} {count.At("/count")}");

    private async Task<(Clerk Acceptor, Clerk Reviewer, Clerk Supervisor)> StaffAsync(string agency) => (
        await Office.EmployAtAsync(agency, $"{agency}-acceptor", "provider-acceptor"),
        await Office.EmployAtAsync(agency, $"{agency}-reviewer", "provider-reviewer"),
        await Office.EmployAtAsync(agency, $"{agency}-supervisor", "supervisor"));

    private async Task<CaseSeen> ApplyAsync(string agency) => await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail().Put("/agency", $"\"{agency}\""));
}
