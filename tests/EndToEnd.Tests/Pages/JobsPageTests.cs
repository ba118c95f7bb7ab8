using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>An administrator at the page of timers and jobs.</summary>
[Collection(PageTests.Name)]
public sealed class JobsPageTests(PageOffice office)
{
    [Fact]
    public async Task An_administrator_sees_how_timers_and_jobs_stand_runs_a_job_and_retries_a_timer()
    {
        await using var window = await office.OpenAsync("admin", "/");
        await window.FollowAsync("定时与作业");
        await window.ShouldShowAsync("每日待办提醒");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "立即运行：时限定时核对" }).ClickAsync();
        await window.ShouldShowAsync("核对在办办件");
        await PageOffice.PhotographAsync(window, "jobs");

        await office.DoAsync(
            """
            insert into engine.timers (instance_id, subject, kind, generation, due_at, attempts, retry_at, error)
            values ('019dead0-0000-7000-8000-000000000001', '019dead0-0000-7000-8000-000000000002', 'Due', 0, now() - interval '1 hour', 9, now() + interval '10 minutes', 'TimeoutException')
            """);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "立即运行：时限定时核对" }).ClickAsync();
        await window.ShouldShowAsync("多余“时限届满”定时");
        await window.ShouldShowAsync("TimeoutException");
        await PageOffice.PhotographAsync(window, "jobs-failing");

        await window.ClickAsync("立即重试");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Table, new() { Name = "触发失败的定时" }).GetByText("立即", new() { Exact = true })).ToBeVisibleAsync();
        await office.DoAsync("delete from engine.timers where instance_id = '019dead0-0000-7000-8000-000000000001'");
        await window.ClickAsync("立即重试");
        await window.ShouldShowAsync("没有这个失败的定时，可能已经重试成功。");
        await window.ShouldShowAsync("每日待办提醒");
    }
}
