using System.Net;
using MedInsFlows.Host.Tests.Casework;
using Npgsql;

namespace MedInsFlows.Host.Tests.Time;

[Collection(MovedTimeTests.Name)]
public sealed class DemoClockTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly DemoClock clock = new(office.Host);

    [Fact]
    public async Task Business_time_moves_forward_for_everything_that_is_done_then()
    {
        var later = (await clock.NowAsync()).AddHours(3);

        using var answer = await clock.TryAdvanceToAsync(later);

        var moved = await answer.ReadAsync();
        moved.At("/businessTime")!.GetValue<DateTimeOffset>().Should().BeCloseTo(later, TimeSpan.FromMinutes(1));
        moved.Text("/businessTime").Should().EndWith("+08:00");
        TimeSpan.Parse(moved.Text("/offset"), null).Should().BeGreaterThan(TimeSpan.FromHours(2));
        var opened = await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);
        opened.Json.At("/receivedAt")!.GetValue<DateTimeOffset>().Should().BeOnOrAfter(later);
    }

    [Fact]
    public async Task It_never_goes_back_nor_further_than_the_calendar()
    {
        var now = await clock.NowAsync();

        foreach (var wrong in (DateTimeOffset[])[now.AddMinutes(-1), now.AddYears(-1), new(2086, 1, 1, 0, 0, 0, default)])
        {
            using var answer = await clock.TryAdvanceToAsync(wrong);
            (await answer.BodyErrorsAsync()).Should().Equal("/advanceTo bad-value");
        }

        (await clock.NowAsync()).Should().BeCloseTo(now, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("{}", "/advanceTo missing-field")]
    [InlineData("""{"advanceTo":7}""", "/advanceTo wrong-type")]
    [InlineData("""{"advanceTo":"2026-12-01"}""", "/advanceTo bad-value")]
    [InlineData("""{"advanceTo":"2026-12-01T09:00:00"}""", "/advanceTo bad-value")]
    [InlineData("""{"advanceTo":"-9998-01-01T00:00:00Z"}""", "/advanceTo bad-value")]
    public async Task It_is_moved_to_an_instant(string body, string error)
    {
        using var answer = await clock.PostAsync("/api/demo/clock", body);

        (await answer.BodyErrorsAsync()).Should().Equal(error);
    }

    [Fact]
    public async Task Another_host_keeps_the_same_time()
    {
        await clock.AdvanceToAsync((await clock.NowAsync()).AddHours(1));
        await using var other = await Office.StartAsync();

        (await new DemoClock(other).NowAsync()).Should().BeCloseTo(await clock.NowAsync(), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Outside_demo_mode_it_is_not_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var folder = new HostFolder();
        folder.WriteSecret("admin", HostFolder.Password);
        await using var real = await RunningHost.StartAsync(
            folder.Arguments(database, ("MedIns:Demo:PasswordFile", null), ("MedIns:AdminPasswordFile", folder.PathOf("admin"))));
        var admin = new DemoClock(real);

        using var read = await admin.GetAsync("/api/demo/clock");
        using var moved = await admin.TryAdvanceToAsync(CaseworkHost.Opening.AddYears(1));

        await read.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await moved.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_came_due_has_happened_when_it_answers_even_if_somebody_was_busy_with_the_case()
    {
        var accepted = await Office.Clerk("provider-acceptor").DecideAsync(await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease), "受理");
        var due = DateOnly.Parse(accepted.Json.Text("/deadline/dueOn"), null).ToDateTime(new TimeOnly(17, 30));
        await using var somebody = await Office.Database.DataSource.OpenConnectionAsync();
        await using (var busy = await somebody.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("select 1 from engine.instances where id = $1 for update", somebody);
            hold.Parameters.Add(new() { Value = Guid.Parse(accepted.Id) });
            await hold.ExecuteNonQueryAsync();
            var advancing = clock.AdvanceToAsync(new DateTimeOffset(due, CaseworkHost.Opening.Offset));
            await UntilWaitingAsync(advancing);
            await busy.RollbackAsync();
            await advancing;
        }

        var timeline = await Office.Clerk("auditor").TimelineAsync(accepted);
        timeline.Select(entry => entry.Text("/text")).Should().Contain("超过办理时限");
    }

    /// <summary>Waits until something waits for a lock, or a task that should do so has gone on without it.</summary>
    private async Task UntilWaitingAsync(Task task)
    {
        await using var query = Office.Database.DataSource.CreateCommand(
            "select exists (select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')");
        while (!task.IsCompleted && await query.ExecuteScalarAsync() is false)
        {
            await Task.Yield();
        }
    }
}
