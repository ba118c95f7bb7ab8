using System.Globalization;
using System.Net;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>The administrator's pages: faults in flows, notices, health and agencies.</summary>
[Collection(WorkshopTests.Name)]
public sealed class AdminPageTests(WorkshopHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();

    [Fact]
    public async Task The_first_page_leads_to_the_four_and_says_how_they_stand()
    {
        using var admin = await SignInAsync();

        (await ReadAsync(admin, "/admin")).Should()
            .Contain("href=\"/admin/incidents\"").And.Contain("href=\"/admin/notices\"").And.Contain("href=\"/admin/health\"").And.Contain("href=\"/admin/agencies\"").And.Contain("就绪检查：");
    }

    [Fact]
    public async Task A_fault_is_listed_with_its_step_and_nothing_of_the_case()
    {
        var faulted = await FaultAsync();
        using var admin = await SignInAsync();

        var (list, page) = (await ReadAsync(admin, "/admin/incidents"), await ReadAsync(admin, $"/admin/incidents/{faulted.Id}"));

        list.Should().Contain(faulted.Id).And.Contain("登记簿的地址没有设定");
        page.Should().Contain("登记簿的地址没有设定").And.Contain("出错").And.Contain("业务审核");
        foreach (var told in (string[])[list, page])
        {
            told.Should().NotContainAny(citizen.Person.Name, citizen.Person.IdNumber, citizen.Person.Phone, faulted.Number);
        }
    }

    [Fact]
    public async Task What_faulted_is_tried_again_left_without_losing_what_was_typed_and_the_case_goes_on()
    {
        var faulted = await FaultAsync();
        var path = $"/admin/incidents/{faulted.Id}";
        using var admin = await SignInAsync();
        var way = (await ReadAsync(admin, path)).Split("<option value=\"")[1].Split('"')[0];

        using var retried = await admin.SubmitAsync(path, "retry", ("Execution", way.Split('/')[0]));
        (await ReadAsync(admin, retried.Headers.Location!.PathAndQuery)).Should().Contain("已重试，仍有步骤出错");
        using var wayless = await admin.SubmitAsync(path, "skip", ("Way", ""), ("SkipReason", "登记簿停用"));
        using var reasonless = await admin.SubmitAsync(path, "skip", ("Way", way), ("SkipReason", " "));
        using var skipped = await admin.SubmitAsync(path, "skip", ("Way", way), ("SkipReason", "登记簿停用"));

        (wayless.StatusCode, reasonless.StatusCode, skipped.StatusCode).Should().Be((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect));
        (await wayless.Content.ReadAsStringAsync()).Should().Contain("请选择从哪个出口继续。").And.Contain("登记簿停用</textarea>");
        (await reasonless.Content.ReadAsStringAsync()).Should().Contain("调整办件的流程须写明理由。");
        (await ReadAsync(admin, skipped.Headers.Location!.PathAndQuery)).Should().Contain("已跳过，流程继续。").And.Contain("业务审核");
        (await citizen.CaseAsync(faulted)).Status.Should().Be("inReview");
        using var late = await admin.SubmitAsync(path, "skip", ("Way", way), ("SkipReason", "再跳一次"));
        late.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await late.Content.ReadAsStringAsync()).Should().Contain("办件没有待处理的异常。");
    }

    [Fact]
    public async Task A_case_that_cannot_go_on_is_ended_with_a_reason()
    {
        var faulted = await FaultAsync();
        var path = $"/admin/incidents/{faulted.Id}";
        using var admin = await SignInAsync();

        using var ended = await admin.SubmitAsync(path, "cancel", ("CancelReason", "流程定义有误，请申请人重新提交"));

        (await ReadAsync(admin, ended.Headers.Location!.PathAndQuery)).Should().Contain("已终止办件").And.Contain("流程已经结束");
        (await citizen.CaseAsync(faulted)).Status.Should().Be("cancelled");
    }

    [Fact]
    public async Task A_flow_is_found_by_the_id_of_its_case_held_released_and_moved()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        using var admin = await SignInAsync();
        using var found = await admin.GetAsync($"/admin/incidents?flow={opened.Id}");
        var path = found.Headers.Location!.PathAndQuery;

        using var held = await admin.SubmitAsync(path, "hold", ("Act", "hold"), ("HoldReason", "核查系统数据"));
        (await ReadAsync(admin, held.Headers.Location!.PathAndQuery)).Should().Contain("已暂停");
        using var released = await admin.SubmitAsync(path, "hold", ("Act", "release"), ("HoldReason", "核查完毕"));
        using var nowhere = await admin.SubmitAsync(path, "move", ("Node", ""), ("MoveReason", " "));
        using var moved = await admin.SubmitAsync(path, "move", ("Node", "Workflow1:flow:review"), ("MoveReason", "受理已在纸面完成"));

        path.Should().Be($"/admin/incidents/{opened.Id}");
        (await nowhere.Content.ReadAsStringAsync()).Should().Contain("请选择移到哪个节点。").And.Contain("调整办件的流程须写明理由。");
        (released.StatusCode, moved.StatusCode).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        (await citizen.CaseAsync(opened)).Tasks.Should().ContainSingle().Which.Text("/role").Should().Be("provider-reviewer");
        using var wrong = await admin.GetAsync("/admin/incidents?flow=12345");
        (wrong.StatusCode, (await wrong.Content.ReadAsStringAsync()).Contains("办件标识应为 36 位", StringComparison.Ordinal)).Should().Be((HttpStatusCode.BadRequest, true));
    }

    [Fact]
    public async Task What_could_not_be_sent_is_listed_without_its_text_and_sent_again()
    {
        var (first, second) = (await DeadAsync(), await DeadAsync());
        using var admin = await SignInAsync();

        var page = await ReadAsync(admin, "/admin/notices");
        page.Should().Contain(first).And.Contain(second).And.Contain("一次性告知补正").And.Contain("SMTP MailboxBusy").And.NotContainAny(citizen.Person.Name, citizen.Person.Email);
        var one = page.Split(first)[1].Split("name=\"One\" value=\"")[1].Split('"')[0];
        using var resent = await admin.SubmitAsync("/admin/notices", "resend", ("One", one));
        using var again = await admin.SubmitAsync("/admin/notices", "resend", ("One", one));
        (await ReadAsync(admin, "/admin/notices")).Should().NotContain(first).And.Contain(second);
        using var all = await admin.SubmitAsync("/admin/notices", "resend");

        (resent.StatusCode, again.StatusCode, all.StatusCode).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.Redirect));
        (await again.Content.ReadAsStringAsync()).Should().Contain("没有这条待处理的通知，可能已经重发。");
        (await ReadAsync(admin, "/admin/notices")).Should().Contain("没有未能送达的通知");
    }

    [Fact]
    public async Task The_page_of_health_says_how_the_service_stands_and_moves_the_demo_clock()
    {
        using var admin = await SignInAsync();
        var page = await ReadAsync(admin, "/admin/health");
        page.Should().ContainAll("数据库", "定期作业", "到期待办的工作", "流程引擎", "已迁移到", "MB", "演示时钟");
        var shown = DateTime.ParseExact(page.Split("业务时间 <strong>")[1].Split('<')[0], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

        using var back = await admin.SubmitAsync("/admin/health", "advance", ("To", "2026-01-01T08:00"));
        using var wrong = await admin.SubmitAsync("/admin/health", "advance", ("To", "明天"));
        using var moved = await admin.SubmitAsync("/admin/health", "advance", ("To", shown.AddMinutes(3).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));

        (back.StatusCode, wrong.StatusCode, moved.StatusCode).Should().Be((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect));
        (await back.Content.ReadAsStringAsync()).Should().Contain("演示时钟只能拨向将来").And.Contain("value=\"2026-01-01T08:00\"");
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("请写明拨到的日期和时间");
        (await ReadAsync(admin, "/admin/health")).Should().Contain(shown.AddMinutes(3).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_agencies_stand_as_their_region_files_have_them()
    {
        using var admin = await SignInAsync();

        (await ReadAsync(admin, "/admin/agencies")).Should()
            .ContainAll("黑龙江省医疗保障服务中心", "林口镇便民服务中心医保窗口", "08:30-11:30 13:30-17:00", "上级机构：哈尔滨市医疗保障服务中心", "regions/linkou.json", "文件未写", "本地设定");
    }

    private async Task<CaseSeen> FaultAsync()
    {
        var faulted = await Office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync(WorkshopHost.Faulty), "受理");
        faulted.Status.Should().Be("attention");
        return faulted;
    }

    /// <summary>A case of which the notice could not be sent.</summary>
    private async Task<string> DeadAsync()
    {
        var opened = await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutField("disease"));
        await Office.Mailbox.UntilMails(citizen.Person.Email, 1);
        await using var command = Office.Database.DataSource.CreateCommand(
            "update cases.notices set status = 'dead', attempts = 8, error = 'SMTP MailboxBusy' where case_id = $1 and recipient is not null");
        command.Parameters.Add(new() { Value = Guid.Parse(opened.Id) });
        await command.ExecuteNonQueryAsync();
        return opened.Id;
    }

    private async Task<PlainBrowser> SignInAsync()
    {
        var browser = new PlainBrowser(Office.Host);
        using var signedIn = await browser.SignInAsync("admin");
        return browser;
    }

    private static async Task<string> ReadAsync(PlainBrowser browser, string path)
    {
        using var page = await browser.GetAsync(path);
        page.StatusCode.Should().Be(HttpStatusCode.OK, path);
        return await page.Content.ReadAsStringAsync();
    }
}
