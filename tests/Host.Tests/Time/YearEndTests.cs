using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>A limit of 30 working days that starts on Monday, 23 November 2026 ends in 2027, before and after the notice for 2027 is there.</summary>
public sealed class YearEndTests : NoticeStory
{
    private const string ThirtyDays = """{"kind": "workingDays", "length": 30, "scope": "overall", "text": "30个工作日"}""";

    internal override MovableTime MachineTime { get; } = MovableTime.From(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));

    protected override string Workflows => Folder.PathOf("workflows");

    public override Task InitializeAsync()
    {
        new DefinitionFiles(Workflows).Change(ChronicDisease, definition => definition.Node("clock").Say("limit", ThirtyDays));
        return base.InitializeAsync();
    }

    [Fact]
    public async Task The_notice_moves_a_provisional_limit_explains_it_tells_those_concerned_and_the_record_proves_it()
    {
        var (citizen, reviewer, clock) = (Citizen(), Clerk("provider-reviewer"), new DemoClock(Host));
        var accepted = await Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync(ChronicDisease), "受理");
        await ShouldBeDueAsync(accepted, "2027-01-05", provisional: true, generation: 0);
        (await ReasonAsync(accepted, "2027-01-04")).Should().Be(("工作日", true));
        (await ArmedAsync(accepted)).Should().Equal("Due 0", "Red 0", "Yellow 0");
        await clock.AdvanceToAsync(At("2026-12-10", 10));

        await LoadAsync(NextYear());
        (await RecomputeAsync()).Should().Be(1);

        await ShouldBeDueAsync(accepted, "2027-01-06", provisional: false, generation: 1);
        (await ReasonAsync(accepted, "2027-01-04")).Should().Be(("元旦", false));
        (await ArmedAsync(accepted)).Should().Equal("Due 1", "Red 1", "Yellow 1");
        const string moved = "因节假日安排调整，办理期限的届满日由2027年1月5日改为2027年1月6日";
        (await MovesAsync(accepted)).Should().Equal(moved);
        var told = (await reviewer.NotificationsAsync(accepted)).Where(notice => notice.Text("/template") == "办理期限调整");
        told.Select(notice => notice.Text("/audience")).Should().BeEquivalentTo("applicant", "handler");
        told.Should().OnlyContain(notice => notice.Text("/text").Contains(moved));
        (await Mailbox.UntilMails(citizen.Person.Email, 1)).Should().ContainSingle(mail => mail.Text.Contains("由2027年1月5日改为2027年1月6日"));
        await ShouldBeProvableAsync(accepted);

        await clock.AdvanceToAsync(At("2027-01-05", 18));
        (await citizen.TimelineAsync(accepted)).Should().NotContain(entry => entry.Text("/event") == "ClockBreached", "the timers moved too");
        await clock.AdvanceToAsync(At("2027-01-06", 18));
        (await citizen.TimelineAsync(accepted)).Should().ContainSingle(entry => entry.Text("/event") == "ClockBreached");
        await ShouldBeProvableAsync(accepted);
    }

    [Fact]
    public async Task A_case_that_starts_when_the_notice_is_there_is_definite_from_the_start()
    {
        await LoadAsync(NextYear());

        var accepted = await AcceptAsync();

        await ShouldBeDueAsync(accepted, "2027-01-06", provisional: false, generation: 0);
        (await BehindAsync()).Should().Be(0);
        (await RecomputeAsync()).Should().Be(0);
    }

    private static DateTimeOffset At(string date, int hour) => new(DateOnly.Parse(date, null), new TimeOnly(hour, 0), TimeSpan.FromHours(8));

    /// <summary>How the explanation of the limit judges a day.</summary>
    private async Task<(string Reason, bool Counted)> ReasonAsync(CaseSeen seen, string date)
    {
        var day = (await Citizen().DeadlineAsync(seen)).List("/days").Single(day => day.Text("/date") == date);
        return (day.Text("/reason"), day.At("/counted")!.GetValue<bool>());
    }

    /// <summary>That a notice moved the limit is in a journal that verifies, with the calendar by which it was counted, and a replay finds the same.</summary>
    private async Task ShouldBeProvableAsync(CaseSeen seen)
    {
        var auditor = Clerk("auditor");
        var journal = (await auditor.ReadAsync($"/api/audit/cases/{seen.Id}/journal")).ToJsonString();
        journal.Should().Contain("CalendarAmended").And.Contain("ClockRecomputed");
        (await auditor.ReadAsync($"/api/audit/cases/{seen.Id}/verification")).At("/intact")!.GetValue<bool>().Should().BeTrue();
        using var replay = await auditor.PostAsync($"/api/audit/cases/{seen.Id}/replay");
        (await replay.ReadAsync()).At("/identical")!.GetValue<bool>().Should().BeTrue();
    }

    private async Task<List<string>> ArmedAsync(CaseSeen seen)
    {
        await using var query = Database.DataSource.CreateCommand(
            "select concat_ws(' ', kind, generation) from engine.timers where instance_id = $1 and closed_at is null order by kind");
        query.Parameters.Add(new() { Value = Guid.Parse(seen.Id) });
        await using var reader = await query.ExecuteReaderAsync();
        var armed = new List<string>();
        while (await reader.ReadAsync())
        {
            armed.Add(reader.GetString(0));
        }

        return armed;
    }
}
