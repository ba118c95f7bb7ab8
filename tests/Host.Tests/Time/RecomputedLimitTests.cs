using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>Limits that run while a notice about days off comes. That each case can be played again is found when its host is stopped.</summary>
public sealed class RecomputedLimitTests : NoticeStory
{
    private const int Cases = 5;
    private const string StandingStill = "heilongjiang/standing-still";

    protected override string Workflows => Folder.PathOf("workflows");

    public override Task InitializeAsync()
    {
        var files = new DefinitionFiles(Workflows);
        files.Copy();
        files.Change(StandingStill, definition => definition.Insert("clock", "Done", "MedIns.PauseClock", ("reason", "补正中止"), ("clause", "第三条")));
        return base.InitializeAsync();
    }

    [Fact]
    public async Task The_notice_for_the_next_year_makes_a_provisional_limit_definite_and_the_applicant_is_told_the_new_date()
    {
        var accepted = await AcceptAsync();
        await ShouldBeDueAsync(accepted, Due, provisional: true, generation: 0);
        var before = await CalculateAsync("heilongjiang");

        await LoadAsync(NextYear());
        (await RecomputeAsync()).Should().Be(1);

        await ShouldBeDueAsync(accepted, "2027-01-09", provisional: false, generation: 1);
        (await MovesAsync(accepted)).Should().Equal("因节假日安排调整，办理期限的届满日由2027年1月8日改为2027年1月9日");
        var told = (await Citizen().NotificationsAsync(accepted)).Should().ContainSingle(notice => notice.Text("/template") == "办理期限调整").Subject;
        told.Text("/text").Should().Contain("由2027年1月8日改为2027年1月9日").And.Contain("推定");
        (await RecomputeAsync()).Should().Be(0, "it is done once");
        before.Should().Be(("2027-01-05", true));
        (await CalculateAsync("heilongjiang")).Should().Be(("2027-01-06", false));
    }

    [Fact]
    public async Task A_local_closure_moves_the_limits_of_its_region_alone_and_its_amendment_moves_them_back()
    {
        var accepted = await AcceptAsync();
        await LoadAsync(Closure("heilongjiang-snow", "2026-12-15"));
        await RecomputeAsync();
        await ShouldBeDueAsync(accepted, "2027-01-11", provisional: true, generation: 1);
        (await CalculateAsync("heilongjiang")).DueOn.Should().Be("2027-01-06");
        (await CalculateAsync("henan")).DueOn.Should().Be("2027-01-05");
        var known = Uri.EscapeDataString(MachineTime.GetUtcNow().ToString("O", null));
        MachineTime.Advance(TimeSpan.FromHours(1));

        var amendment = Notice("heilongjiang-snow-2", 2026);
        (amendment["region"], amendment["amends"], amendment["ordinaryDays"]) = ("heilongjiang", "heilongjiang-snow", new System.Text.Json.Nodes.JsonArray("2026-12-15"));
        await LoadAsync(amendment);
        await RecomputeAsync();

        await ShouldBeDueAsync(accepted, Due, provisional: true, generation: 2);
        (await MovesAsync(accepted)).Should().HaveCount(2);
        (await CalculateAsync("heilongjiang")).DueOn.Should().Be("2027-01-05");
        (await CalculateAsync("heilongjiang", $"&knownAt={known}")).DueOn.Should().Be("2027-01-06", "so it was known then");
    }

    [Fact]
    public async Task A_notice_that_moves_nothing_leaves_the_case_as_it_is_and_it_is_not_judged_again()
    {
        var accepted = await AcceptAsync();
        await LoadAsync(Closure("heilongjiang-saturday", "2026-12-12"));
        (await BehindAsync()).Should().Be(1);

        (await RecomputeAsync()).Should().Be(0);

        (await BehindAsync()).Should().Be(0);
        (await MovesAsync(accepted)).Should().BeEmpty();
        await ShouldBeDueAsync(accepted, Due, provisional: true, generation: 0);
    }

    [Fact]
    public async Task A_limit_that_had_passed_and_now_ends_later_has_not_passed()
    {
        var accepted = await AcceptAsync();
        var clock = new DemoClock(Host);
        await clock.AdvanceToAsync(new DateTimeOffset(2027, 1, 8, 18, 0, 0, TimeSpan.FromHours(8)));
        (await Citizen().TimelineAsync(accepted)).Should().ContainSingle(entry => entry.Text("/event") == "ClockBreached");

        await LoadAsync(NextYear());
        await RecomputeAsync();

        await ShouldBeDueAsync(accepted, "2027-01-09", provisional: false, generation: 1);
        await clock.AdvanceToAsync(new DateTimeOffset(2027, 1, 9, 18, 0, 0, TimeSpan.FromHours(8)));
        (await Citizen().TimelineAsync(accepted)).Count(entry => entry.Text("/event") == "ClockBreached").Should().Be(2);
    }

    [Fact]
    public async Task A_limit_that_draws_near_and_now_ends_later_is_warned_of_again()
    {
        var accepted = await AcceptAsync();
        var clock = new DemoClock(Host);
        await clock.AdvanceToAsync(new DateTimeOffset(2027, 1, 4, 10, 0, 0, TimeSpan.FromHours(8)));
        (await WarningsAsync(accepted)).Should().Be(2, "yellow and red");

        await LoadAsync(NextYear());
        await RecomputeAsync();

        await clock.AdvanceToAsync(new DateTimeOffset(2027, 1, 4, 11, 0, 0, TimeSpan.FromHours(8)));
        (await WarningsAsync(accepted)).Should().Be(3, "with five days left it is yellow again");
        await clock.AdvanceToAsync(new DateTimeOffset(2027, 1, 5, 10, 0, 0, TimeSpan.FromHours(8)));
        (await WarningsAsync(accepted)).Should().Be(4, "with four it is red again");
    }

    [Fact]
    public async Task A_limit_that_stands_still_is_left_alone()
    {
        var accepted = await AcceptAsync(StandingStill);

        await LoadAsync(NextYear());

        (await BehindAsync()).Should().Be(0);
        (await RecomputeAsync()).Should().Be(0);
        (await MovesAsync(accepted)).Should().BeEmpty();
    }

    [Fact]
    public async Task Two_hosts_at_once_move_each_limit_once_and_one_that_has_not_heard_yet_does_not_move_it_back()
    {
        var accepted = await AcceptManyAsync();
        await using var other = await StartAsync();
        await using var late = await StartAsync();
        await LoadAsync(NextYear());

        var moved = await Task.WhenAll(RecomputeAsync(), RecomputeAsync(other));

        moved.Sum().Should().Be(Cases);
        await new Clerk(late, "heilongjiang-provider-reviewer").ClaimAsync(accepted[0]);
        foreach (var seen in accepted)
        {
            await ShouldBeDueAsync(seen, "2027-01-09", provisional: false, generation: 1);
            (await MovesAsync(seen)).Should().ContainSingle();
        }
    }

    [Theory]
    [InlineData(CrashPoint.BeforeCommit, 3)]
    [InlineData(CrashPoint.AfterCommit, 2)]
    public async Task What_a_host_that_ended_on_the_way_has_left_is_done_later_and_nothing_twice(CrashPoint point, int left)
    {
        var accepted = await AcceptManyAsync();
        await LoadAsync(NextYear());
        var reached = 0;
        Reached = at => _ = at == point && ++reached == 3 ? throw new OperationCanceledException() : 0;
        var ended = () => RecomputeAsync();
        await ended.Should().ThrowAsync<OperationCanceledException>();
        Reached = null;

        (await BehindAsync()).Should().Be(left);
        (await RecomputeAsync()).Should().Be(left);

        foreach (var seen in accepted)
        {
            await ShouldBeDueAsync(seen, "2027-01-09", provisional: false, generation: 1);
            (await MovesAsync(seen)).Should().ContainSingle();
        }
    }

    private async Task<int> WarningsAsync(CaseSeen seen) => (await Citizen().TimelineAsync(seen)).Count(entry => entry.Text("/event") == "ClockWarned");

    private async Task<List<CaseSeen>> AcceptManyAsync()
    {
        var accepted = new List<CaseSeen>();
        for (var number = 0; number < Cases; number++)
        {
            accepted.Add(await AcceptAsync());
        }

        return accepted;
    }

    /// <summary>30 working days from 23 November 2026 on.</summary>
    private async Task<(string DueOn, bool Provisional)> CalculateAsync(string region, string known = "")
    {
        var due = await Admin.ReadAsync($"/api/calendar/due?from=2026-11-23&kind=workingDays&length=30&region={region}{known}");
        return (due.Text("/dueOn"), due.At("/provisional")!.GetValue<bool>());
    }
}
