using System.Globalization;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>The lamps of cases and tasks from the day of acceptance until well after the limit.</summary>
[Collection(MovedTimeTests.Name)]
public sealed class LampTests(CaseworkHost office) : CaseworkStory(office)
{
    private static readonly string[] Lamps = ["green", "yellow", "red", "none"];

    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk reviewer = office.Clerk("provider-reviewer");
    private readonly DemoClock clock = new(office.Host);

    [Fact]
    public async Task On_every_day_lists_and_filters_show_the_lamp_that_the_deadline_explains()
    {
        await clock.AdvanceToAsync(At(Date(await clock.NowAsync()).AddDays(1), 9));
        var accepted = await Office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "受理");
        var days = (await citizen.DeadlineAsync(accepted)).List("/days");
        var counted = days.Where(day => day.At("/counted")!.GetValue<bool>()).Select(day => DateOf(day, "/date")).ToList();
        var seen = new List<string>();

        for (var date = DateOf(days[0], "/date"); date <= DateOf(days[^1], "/date"); date = date.AddDays(1))
        {
            await clock.AdvanceToAsync(At(date, 10));
            var deadline = await citizen.DeadlineAsync(accepted);
            deadline.At("/remaining/value")!.GetValue<int>().Should().Be(counted.Count(day => day > date), "of {0}", date);
            seen.Add(await ShouldAgreeAsync(accepted, deadline));
        }

        seen.Distinct().Should().Equal(["green", "yellow", "red"], "time grows short step by step");
        seen.Should().HaveSameCount(days);
        await ShouldBreakTheLimitAsync(accepted, counted[^1]);
    }

    /// <summary>On the last day until close of business there is time; then the limit is broken, and stays so.</summary>
    private async Task ShouldBreakTheLimitAsync(CaseSeen accepted, DateOnly dueOn)
    {
        await clock.AdvanceToAsync(At(dueOn, 16));
        (await citizen.DeadlineAsync(accepted)).At("/remaining/value")!.GetValue<int>().Should().Be(0);
        (await TimelineAsync(accepted)).Should().NotContain("超过办理时限");

        await clock.AdvanceToAsync(At(dueOn, 18));
        var overdue = await citizen.DeadlineAsync(accepted);
        overdue.At("/remaining/value")!.GetValue<int>().Should().Be(-1);
        await ShouldAgreeAsync(accepted, overdue);
        (await TimelineAsync(accepted)).Should().ContainSingle(text => text == "超过办理时限");

        await clock.AdvanceToAsync(At(dueOn.AddDays(14), 10));
        var later = await citizen.DeadlineAsync(accepted);
        later.At("/remaining/value")!.GetValue<int>().Should().BeInRange(-10, -5);
        (await ShouldAgreeAsync(accepted, later)).Should().Be("red");

        var completed = await reviewer.DecideAsync(accepted, "审核通过");
        completed.Json.Text("/deadline/lamp").Should().Be("none");
        (await ListedAsync("/api/cases", "none", accepted.Id)).Should().BeTrue("its clock has stopped");
        (await TimelineAsync(accepted)).Should().ContainSingle(text => text == "超过办理时限");
    }

    private async Task<string> ShouldAgreeAsync(CaseSeen accepted, JsonNode deadline)
    {
        var lamp = deadline.Text("/lamp");
        foreach (var filter in Lamps)
        {
            (await ListedAsync("/api/cases", filter, accepted.Id)).Should().Be(filter == lamp, "cases with lamp {0} when it is {1}", filter, lamp);
            (await ListedAsync("/api/tasks", filter, accepted.Id)).Should().Be(filter == lamp, "tasks with lamp {0} when it is {1}", filter, lamp);
        }

        var task = (await reviewer.TasksAsync("open", $"&caseId={accepted.Id}")).Should().ContainSingle().Subject;
        task.Text("/lamp").Should().Be(lamp);
        task.Text("/dueOn").Should().Be(deadline.Text("/dueOn"));
        var listed = (await reviewer.ReadAsync($"/api/cases?q={accepted.Number}")).List("/items").Should().ContainSingle().Subject;
        listed.Text("/lamp").Should().Be(lamp);
        listed.Text("/dueOn").Should().Be(deadline.Text("/dueOn"));
        return lamp;
    }

    private async Task<bool> ListedAsync(string list, string lamp, string caseId) =>
        (await reviewer.ReadAsync($"{list}?size=200&lamp={lamp}")).List("/items").Any(entry => (entry.At("/caseId") ?? entry.At("/id"))!.GetValue<string>() == caseId);

    private async Task<IEnumerable<string>> TimelineAsync(CaseSeen seen) => (await citizen.TimelineAsync(seen)).Select(entry => entry.Text("/text"));

    private static DateOnly DateOf(JsonNode node, string pointer) => DateOnly.Parse(node.Text(pointer), CultureInfo.InvariantCulture);

    private static DateOnly Date(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(CaseworkHost.Opening.Offset).DateTime);

    private static DateTimeOffset At(DateOnly date, int hour) => new(date, new TimeOnly(hour, 0), CaseworkHost.Opening.Offset);
}
