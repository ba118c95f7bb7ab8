using System.Net;
using MedInsFlows.Host.Tests.Casework;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace MedInsFlows.Host.Tests.Jobs;

/// <summary>Jobs as the administrator sees them.</summary>
public sealed class JobTests(JobsHost office) : IClassFixture<JobsHost>
{
    private readonly Operator admin = office.Operator;

    [Fact]
    public async Task Each_has_its_next_run()
    {
        var jobs = (await admin.ReadAsync("/api/admin/jobs")).List("");

        jobs.Select(job => job.Text("/name")).Should().Equal("digest", "clock-check", "retention");
        jobs.Select(job => job.Text("/nextRunAt")).Should().Equal("2026-04-20T09:01:00+08:00", "2026-04-20T09:00:20+08:00", "2026-04-21T02:30:40+08:00");
    }

    [Fact]
    public async Task One_that_is_not_there_cannot_be_run()
    {
        using var answer = await admin.PostAsync("/api/admin/jobs/nothing/run");

        await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task One_that_fails_is_told_and_counted_and_keeps_its_schedule()
    {
        await office.DoAsync("alter table engine.timers rename to lost");
        var before = await admin.JobAsync("retention");
        var (scheduler, schedule) = (await office.Host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(), new TriggerKey("retention"));
        await scheduler.TriggerJob(new JobKey("retention"));
        while (await office.DoAsync("select failures from quartz.runs where job = 'retention'") is not 1L || await scheduler.GetTriggerState(schedule) == TriggerState.Blocked)
        {
            // Quartz is at it.
            await Task.Yield();
        }

        var failed = await admin.RunAsync("retention");
        await office.DoAsync("alter table engine.lost rename to timers");

        failed.At("/failures")!.GetValue<int>().Should().Be(2, "one by Quartz, one by hand");
        failed.Text("/failure").Should().Be("PostgresException");
        failed.At("/result").Should().BeNull();
        failed.Text("/nextRunAt").Should().Be(before.Text("/nextRunAt"));
        (await scheduler.GetTriggerState(schedule)).Should().Be(TriggerState.Normal);
        office.Log.Lines.Should().Contain(line => line.StartsWith("Error Job retention failed", StringComparison.Ordinal));
        var mended = await admin.RunAsync("retention");
        mended.Text("/result").Should().NotBeEmpty();
        (mended.At("/runs")!.GetValue<int>(), mended.At("/failures")!.GetValue<int>()).Should().Be((3, 2));
    }

    [Fact]
    public async Task A_host_that_starts_later_takes_over_the_schedules_that_are_there()
    {
        await using var other = await office.StartAsync();

        (await new Operator(other).ReadAsync("/api/admin/jobs")).List("").Should().HaveCount(3);
        (await office.DoAsync("select count(*) from quartz.qrtz_triggers where trigger_state in ('WAITING', 'ACQUIRED')")).Should().Be(3L);
    }
}
