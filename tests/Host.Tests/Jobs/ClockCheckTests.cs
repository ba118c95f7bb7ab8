using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Clocks;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;
using MedInsFlows.Host.Tests.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MedInsFlows.Host.Tests.Jobs;

/// <summary>Every clock that runs has its timers, and no other has any; where not, it is found.</summary>
public sealed class ClockCheckTests(JobsHost office) : IClassFixture<JobsHost>
{
    private const string ThreeMonths =
        """{"kind": "workingDays", "length": 30, "extendedKind": "months", "extendedLength": 3, "scope": "overall", "text": "30个工作日，特殊情况不能超过3个月"}""";

    private readonly Operator admin = office.Operator;

    [Fact]
    public async Task Nothing_is_wrong_in_the_life_of_a_case_with_pause_resumption_extension_warnings_and_breach()
    {
        await office.Designer.IssueAsync("long-life", definition =>
        {
            definition.Node("clock").Say("limit", ThreeMonths);
            definition.Insert("clock", "Done", "resumption", "MedIns.ResumeClock", ("reason", "材料已经补齐"), ("clause", "第三条"));
            definition.Insert("clock", "Done", "pause", "MedIns.PauseClock", ("reason", "补正中止"), ("clause", "第三条"));
        });
        var opened = await office.Citizen().ApplyAsync("heilongjiang/long-life");
        await SoundAsync();
        var accepted = await office.Clerk("provider-acceptor").DecideAsync(opened, "受理");
        await SoundAsync();
        using (var extended = await office.Clerk("director").PostAsync($"/api/cases/{opened.Id}/extension", new JsonObject { ["reason"] = "案情复杂" }))
        {
            extended.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        await SoundAsync();
        var clock = new DemoClock(office.Host);
        var begin = await clock.NowAsync();
        for (var day = 5; day <= 100; day += 5)
        {
            await clock.AdvanceToAsync(begin.AddDays(day));
            await SoundAsync();
        }

        await office.Clerk("provider-reviewer").DecideAsync(accepted, "审核通过");
        await SoundAsync();

        async Task SoundAsync() => (await admin.FaultsAsync(opened)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_clock_that_stands_still_needs_no_timer()
    {
        await office.Designer.IssueAsync("paused-life", definition => definition.Insert("clock", "Done", "MedIns.PauseClock", ("reason", "补正中止"), ("clause", "第三条")));
        var paused = await office.Clerk("provider-acceptor").DecideAsync(await office.Citizen().ApplyAsync("heilongjiang/paused-life"), "受理");

        (await admin.FaultsAsync(paused)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_timer_that_is_gone_is_told_logged_and_measured()
    {
        var accepted = await AcceptedAsync();
        var id = Guid.Parse(accepted.Id);
        var due = await office.DoAsync("delete from engine.timers where instance_id = $1 and kind = 'Due' returning due_at", id);

        var faults = await admin.FaultsAsync(accepted);

        faults.Should().ContainSingle().Which.Should().Contain("缺少“时限届满”定时");
        office.Log.Lines.Should().Contain(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(accepted.Id) && line.Contains("unarmed"));
        (await MeasureAsync()).Should().Contain(("medins.clocks.unarmed", 1L)).And.Contain(("medins.clocks.surplus", 0L));
        using (var ready = await office.Host.GetAsync("/health/ready"))
        {
            (await ready.ReadAsync()).Text("/status").Should().Be("degraded");
            ready.StatusCode.Should().Be(HttpStatusCode.OK, "the host serves all the same");
        }

        await office.DoAsync(
            "insert into engine.timers (instance_id, subject, kind, generation, due_at) select instance_id, subject, 'Due', generation, $2 from engine.timers where instance_id = $1 and kind = 'Red'",
            id,
            due!);
        (await admin.FaultsAsync(accepted)).Should().BeEmpty();
        (await MeasureAsync()).Should().Contain(("medins.clocks.unarmed", 0L));
    }

    [Fact]
    public async Task A_timer_too_many_is_told_of_open_and_of_closed_cases()
    {
        var open = await AcceptedAsync();
        var closed = await office.Clerk("provider-reviewer").DecideAsync(await AcceptedAsync(), "审核通过");
        const string arm = "insert into engine.timers (instance_id, subject, kind, generation, due_at) select instance_id, subject, 'Due', 7, due_at from engine.timers where instance_id = $1 and kind = 'Due'";
        await office.DoAsync(arm, Guid.Parse(open.Id));
        await office.DoAsync(arm, Guid.Parse(closed.Id));

        (await admin.FaultsAsync(open)).Should().ContainSingle().Which.Should().Contain("多余“时限届满”定时");
        (await admin.FaultsAsync(closed)).Should().ContainSingle().Which.Should().Contain("多余“时限届满”定时");

        await office.DoAsync("delete from engine.timers where generation = 7");
        (await admin.FaultsAsync(open)).Should().BeEmpty();
        (await admin.FaultsAsync(closed)).Should().BeEmpty();
    }

    private async Task<CaseSeen> AcceptedAsync() =>
        await office.Clerk("provider-acceptor").DecideAsync(await office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease), "受理");

    /// <summary>What an exporter of metrics would read at this host.</summary>
    private async Task<List<(string Name, long Value)>> MeasureAsync()
    {
        await office.Host.Services.GetServices<IHostedService>().OfType<ClockMeter>().Single().RefreshAsync(CancellationToken.None);
        var scope = office.Host.Services.GetRequiredService<IMeterFactory>();
        var measured = new List<(string, long)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter is { Name: "MedInsFlows" } meter && meter.Scope == scope)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured.Add((instrument.Name, value)));
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }
}
