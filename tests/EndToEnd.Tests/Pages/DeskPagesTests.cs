using MedInsFlows.EndToEnd.Tests.Lives;
using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>A supervisor at the desk, and a director who looks at what is out of the ordinary.</summary>
[Collection(PageTests.Name)]
public sealed class DeskPagesTests(PageOffice office)
{
    [Fact]
    public async Task A_supervisor_follows_a_figure_to_the_overdue_case_and_gives_it_to_another_clerk_and_the_director_sees_the_exceptions()
    {
        await FillAsync(office);
        await PayAsync();
        await using var window = await office.OpenAsync("heilongjiang-supervisor", "/");
        await window.FollowAsync("督办台");
        await window.ShouldShowAsync("按时办结率");
        await PageOffice.PhotographAsync(window, "desk");
        await window.Page.GetByText("数据表：每日收件、办结与超期").ClickAsync();
        await window.FollowAsync("近12周");
        await window.ShouldShowAsync("超期，共");

        await window.Page.GotoAsync("/desk");
        await window.Page.Locator("dt:text-is('超期') + dd a").ClickAsync();
        await window.ShouldShowAsync("共 1 件");
        await window.ClickAsync("改派");
        await window.ShouldShowAsync("请选择接手的经办人");
        await window.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await window.Page.GetByLabel("改派给").SelectOptionAsync("desk-colleague");
        await window.Page.GetByLabel("改派理由").FillAsync("原经办人出差");
        await PageOffice.PhotographAsync(window, "desk-cases", "共 1 件");
        await window.ClickAsync("改派");
        await window.ShouldShowAsync("已改派：1 件任务");
        await window.ShouldShowAsync("desk-colleague");
        await window.FollowAsync("清除条件");
        await PageOffice.PhotographAsync(window, "desk-cases-all");
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.FollowAsync("导出清单（.xlsx）"));
        download.SuggestedFilename.Should().Be("办件清单.xlsx");

        await using var phone = await office.OpenAsync("heilongjiang-director", "/desk/today");
        await phone.ShouldShowAsync("今日拨付，按风险级别");
        await PageOffice.PhotographAsync(phone, "desk-today");
        await office.DoAsync("delete from cases.payments where activity = 'counted-only'");
    }

    /// <summary>Cases as a desk has them: one is overdue and another ended; what ended on earlier days.</summary>
    internal static async Task FillAsync(PageOffice office)
    {
        await office.LeadAsync("desk-1@example.org", one => one.SubmitAsync());
        await office.LeadAsync("desk-2@example.org", async one =>
        {
            await one.SubmitAsync();
            await one.CorrectAsync();
        });
        await office.LeadAsync("desk-3@example.org", one => one.BeginAsync());
        await office.LeadAsync("desk-4@example.org", one => one.LiveAsync(Ending.Completed));
        var late = await office.LeadAsync("desk-5@example.org", one => one.BeginAsync());

        // A clerk to give something to; a case that is overdue; what ended on earlier days.
        await office.DoAsync(
            $"""
            with hired as (
                insert into accounts.users (user_name, normalized_user_name, display_name, password_hash, security_stamp, concurrency_stamp, demo)
                select 'desk-colleague', 'DESK-COLLEAGUE', '接手的审核人', password_hash, 'x', 'x', true from accounts.users where user_name = 'admin' returning id)
            insert into accounts.memberships (user_id, region, role, active) select id, 'heilongjiang', 'provider-reviewer', true from hired;
            update cases.tasks set claimed_by = 'heilongjiang-provider-reviewer', claimed_at = opened_at where case_id = '{late.Id}' and state = 'open';
            update cases.cases set due_at = now() - interval '3 days', yellow_at = now() - interval '9 days', red_at = now() - interval '6 days' where id = '{late.Id}';
            update cases.standings set due_at = now() - interval '3 days', yellow_at = now() - interval '9 days', red_at = now() - interval '6 days' where case_id = '{late.Id}';
            insert into cases.standings (case_id, region, agency, item, received_at, closed_at, due_at, in_time, attention, status, stage)
            select gen_random_uuid(), 'heilongjiang', 'province-center', 'chronic-disease-recognition', now() - days * interval '30 hours', now() - days * interval '26 hours',
                now() - days * interval '28 hours', days % 7 <> 0, false, 'Completed', '办结'
            from generate_series(1, 40) days;
            insert into cases.tasks (id, case_id, region, item, activity, stage, role, state, opened_at, decided_by, decided_at, decision)
            select gen_random_uuid(), gen_random_uuid(), 'heilongjiang', 'chronic-disease-recognition', 'review', stage, 'reviewer', 'done', now() - days * interval '1 day', 'x', now() - days * interval '12 hours', '同意'
            from generate_series(1, 9) days, unnest(array['业务受理', '业务审核', '业务复核']) stage
            """);
    }

    /// <summary>Payments of today, and one that came back. They are only counted at the desk: the file of their case has none, so finance is not to meet them.</summary>
    private Task PayAsync() => office.DoAsync(
        """
        insert into cases.payments (id, case_id, region, agency, item, activity, status, amount, ordered_at, changed_at)
        select gen_random_uuid(), (select min(id::text)::uuid from cases.cases where region = 'heilongjiang'), 'heilongjiang', 'province-center', 'chronic-disease-recognition', 'counted-only', status, amount, now() - ago, now() - ago
        from (values ('Ordered', 128345.60, interval '0'), ('Paid', 812.35, interval '0'), ('Returned', 1500.00, interval '2 days')) as made (status, amount, ago)
        """);
}
