using System.Net;
using System.Text;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>The pages of caseworkers: the inbox, the page of a case, the search for a person, the counter.</summary>
[Collection(CaseworkTests.Name)]
public sealed class WorkPageTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly List<PlainBrowser> browsers = [];
    private readonly Citizen citizen = office.Citizen();

    public override Task DisposeAsync()
    {
        browsers.ForEach(browser => browser.Dispose());
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_case_is_found_claimed_decided_and_left_without_losing_what_was_typed()
    {
        var seen = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var task = seen.Tasks.Single().Text("/id");
        var acceptor = await AtAsync("provider-acceptor");

        (await ReadAsync(acceptor, $"/work?q={seen.Number}")).Should().Contain(seen.Number).And.Contain("业务受理").And.Contain("待认领（1）");
        using var claimed = await acceptor.SubmitAsync($"/work?q={seen.Number}", "tasks", ("Claim", task));
        claimed.Headers.Location!.ToString().Should().EndWith($"/work/cases/{seen.Id}?task={task}");
        (await ReadAsync(acceptor, $"/work?state=mine&q={seen.Number}")).Should().Contain(seen.Number);

        var path = $"/work/cases/{seen.Id}";
        using var undecided = await acceptor.SubmitAsync(path, "decide", ("/reason", "材料核对无误"));
        undecided.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await undecided.Content.ReadAsStringAsync()).Should().Contain("请选择决定。").And.Contain("材料核对无误</textarea>");
        using var unreasoned = await acceptor.SubmitAsync(path, "decide", ("/decision", "退回补正"));
        unreasoned.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await unreasoned.Content.ReadAsStringAsync()).Should().Contain("须写明理由").And.MatchRegex("value=\"退回补正\" checked");

        using var decided = await acceptor.SubmitAsync(path, "decide", ("/decision", "受理"), ("/reason", "材料核对无误"));
        decided.Headers.Location!.ToString().Should().EndWith($"{path}?done=true");
        var after = await ReadAsync(acceptor, $"{path}?done=true");
        after.Should().Contain("已提交决定").And.Contain("作出决定：受理").And.Contain("材料核对无误</blockquote>");
        (await ReadAsync(acceptor, "/work?state=done")).Should().Contain(seen.Number);
    }

    [Fact]
    public async Task Reasons_that_are_chosen_stand_with_those_that_are_typed()
    {
        var seen = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var acceptor = await AtAsync("provider-acceptor");
        await Office.Clerk("provider-acceptor").ClaimAsync(seen);
        var page = await ReadAsync(acceptor, $"/work/cases/{seen.Id}");
        page.Should().Contain("齐全").And.Contain("name=\"Chosen\"").And.Contain("不清晰或者与申请信息不一致，请重新提供。");

        using var decided = await acceptor.SubmitAsync($"/work/cases/{seen.Id}", "decide", ("/decision", "退回补正"), ("/reason", "请尽快"), ("Chosen", "“病历”不清晰，请重新提供。"));

        decided.StatusCode.Should().Be(HttpStatusCode.Redirect, await decided.Content.ReadAsStringAsync());
        (await ReadAsync(acceptor, $"/work/cases/{seen.Id}")).Should().Contain("请尽快\n“病历”不清晰，请重新提供。");
    }

    [Fact]
    public async Task Several_tasks_are_claimed_and_decided_at_once_and_each_is_answered()
    {
        var (first, second, third) = (await ReviewedAsync(), await ReviewedAsync(), await ReviewedAsync());
        var tasks = new[] { first, second, third }.Select(seen => seen.Tasks.Single().Text("/id")).ToList();
        var reviewer = await AtAsync("provider-reviewer");

        using var claimed = await reviewer.SubmitAsync("/work", "tasks", ("Act", "claim"), ("Tasks", tasks[0]), ("Tasks", tasks[1]));
        (await claimed.Content.ReadAsStringAsync()).Should().Contain("领取结果：成功 2 件，未办 0 件");
        using var decided = await reviewer.SubmitAsync("/work?state=mine", "tasks", [("Act", "decide"), ("Decision", "审核通过"), .. tasks.Select(task => ("Tasks", task))]);

        var page = await decided.Content.ReadAsStringAsync();
        page.Should().Contain("批量办理“审核通过”：成功 2 件，未办 1 件").And.Contain("请先签收任务，再作决定。").And.Contain($"{first.Number}：成功").And.Contain($"{second.Number}：成功");
        (await citizen.CaseAsync(first)).Status.Should().Be("completed");
        (await citizen.CaseAsync(third)).Status.Should().NotBe("completed");

        using var none = await reviewer.SubmitAsync("/work?state=mine", "tasks", ("Act", "decide"), ("Decision", "审核通过"));
        (none.StatusCode, (await none.Content.ReadAsStringAsync()).Contains("请先在列表中选择任务。", StringComparison.Ordinal)).Should().Be((HttpStatusCode.BadRequest, true));
    }

    [Fact]
    public async Task The_next_case_is_given_also_after_a_decision_and_none_that_is_not_his_to_handle()
    {
        var (first, second) = (await citizen.ApplyAsync(CaseworkHost.ChronicDisease), await citizen.ApplyAsync(CaseworkHost.ChronicDisease));
        var acceptor = await AtAsync("provider-acceptor");
        await Office.Clerk("provider-acceptor").ClaimAsync(second);
        await Office.Clerk("provider-acceptor").ClaimAsync(first);

        using var decided = await acceptor.SubmitAsync($"/work/cases/{first.Id}", "decide", ("/decision", "受理"), ("Then", "next"));

        decided.Headers.Location!.ToString().Should().Contain("/work/cases/").And.NotContain(first.Id);
        var cashier = await AtAsync("cashier");
        using var nothing = await cashier.SubmitAsync("/work?q=000000000000000000000000", "tasks", ("Act", "next"));
        (await nothing.Content.ReadAsStringAsync()).Should().Contain("现在没有您可以领取的任务。");
    }

    [Fact]
    public async Task What_the_rules_refuse_is_not_offered()
    {
        var seen = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var path = $"/work/cases/{seen.Id}";
        var (acceptor, reviewer, supervisor, director) = (await AtAsync("provider-acceptor"), await AtAsync("provider-reviewer"), await AtAsync("supervisor"), await AtAsync("director"));

        (await ReadAsync(acceptor, path)).Should().Contain("data-key=\"c\"").And.NotContain("value=\"Transfer\"");
        (await ReadAsync(reviewer, path)).Should().NotContain("data-key=\"c\"").And.Contain("当前角色“定点医疗机构审核”不能办理此事");
        (await ReadAsync(supervisor, path)).Should().Contain("value=\"Remind\"").And.Contain("value=\"Urge\"").And.NotContain("value=\"Terminate\"").And.Contain("当前角色不能打开材料文件。");
        (await ReadAsync(director, path)).Should().Contain("value=\"Terminate\"").And.NotContain("value=\"Except\"");

        using var claimed = await acceptor.SubmitAsync(path, "verbs", ("Verb", "Claim"));
        (await ReadAsync(acceptor, path)).Should().Contain("value=\"Transfer\"").And.Contain("value=\"AddSigner\"").And.NotContain("value=\"TakeBack\"");
        using var refused = await acceptor.SubmitAsync(path, "verbs", ("Verb", "Transfer"), ("To", "nobody-at-all"), ("Because", "外出开会"));
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("请核对用户名").And.Contain("外出开会</textarea>").And.Contain("value=\"nobody-at-all\"");
        using var released = await acceptor.SubmitAsync(path, "verbs", ("Verb", "Release"));
        released.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await ReadAsync(acceptor, path)).Should().Contain("data-key=\"c\"");
    }

    [Fact]
    public async Task The_form_is_masked_until_a_reason_is_given_which_the_access_log_keeps()
    {
        var seen = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var path = $"/work/cases/{seen.Id}";
        var acceptor = await AtAsync("provider-acceptor");

        var masked = await ReadAsync(acceptor, path);
        masked.Should().NotContain(citizen.Person.IdNumber).And.NotContain(citizen.Person.Name).And.Contain(citizen.Person.IdNumber[..3]);
        using var unreasoned = await acceptor.SubmitAsync(path, "disclose");
        (await unreasoned.Content.ReadAsStringAsync()).Should().Contain("完整查看个人信息须写明理由").And.NotContain(citizen.Person.IdNumber);
        using var full = await acceptor.SubmitAsync(path, "disclose", ("DisclosureReason", "核对身份"));
        WebUtility.HtmlDecode(await full.Content.ReadAsStringAsync()).Should().Contain(citizen.Person.IdNumber).And.Contain(citizen.Person.Name);

        (await Office.Clerk("auditor").ReadAsync($"/api/audit/access?caseId={seen.Id}")).List("/items").Should().Contain(entry => entry.Text("/event") == "disclosure");
    }

    [Fact]
    public async Task A_paper_that_was_sent_with_another_case_too_is_told_beside_it()
    {
        var (bill, other) = (await ApplyWithAsync("一张票据"), await ApplyWithAsync("另一张票据"));
        var again = await ApplyWithAsync("一张票据");

        var page = await ReadAsync(await AtAsync("provider-acceptor"), $"/work/cases/{again.Id}");

        page.Should().Contain("同一份文件也交在").And.Contain(bill.Number).And.NotContain(other.Number);
        (await ReadAsync(await AtAsync("provider-acceptor"), $"/work/cases/{other.Id}")).Should().NotContain("同一份文件也交在");

        async Task<CaseSeen> ApplyWithAsync(string text)
        {
            using var uploaded = await citizen.UploadAsync([.. "%PDF-1.7\n"u8, .. Encoding.UTF8.GetBytes($"{text} {citizen.Person.IdNumber}")]);
            var file = (await uploaded.ReadAsync()).Text("/fileId");
            return await citizen.ApplyAsync(ApplicationForm.Fill(await citizen.ReadAsync($"/api/items/{CaseworkHost.ChronicDisease}"), citizen.Person, "online", file));
        }
    }

    [Fact]
    public async Task A_material_is_shown_within_our_own_pages_alone_to_those_who_may_open_it()
    {
        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        var seen = await citizen.ApplyAsync(form);
        var file = form.Body.List("/materials").SelectMany(material => material.At("/files") is null ? [] : material.List("/files")).First().GetValue<string>();
        var (acceptor, supervisor) = (await AtAsync("provider-acceptor"), await AtAsync("supervisor"));

        (await ReadAsync(acceptor, $"/work/cases/{seen.Id}")).Should().Contain($"/work/files/{file}").And.Contain("data-view=\"pdf\"");
        using var shown = await acceptor.GetAsync($"/work/files/{file}");
        using var refused = await supervisor.GetAsync($"/work/files/{file}");

        shown.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        shown.Content.Headers.ContentDisposition.Should().BeNull();
        shown.Headers.GetValues("X-Frame-Options").Should().Equal("SAMEORIGIN");
        shown.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("frame-ancestors 'self'").And.Contain("default-src 'none'");
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var foreign = await (await AtAsync("applicant")).GetAsync($"/work/files/{file}");
        foreign.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_filter_is_kept_under_a_name_for_one_account_alone()
    {
        var (acceptor, reviewer) = (await AtAsync("provider-acceptor"), await AtAsync("provider-reviewer"));

        using var unnamed = await acceptor.SubmitAsync("/work?lamp=red", "filters", ("Keep", "save"), ("FilterName", " "));
        (await unnamed.Content.ReadAsStringAsync()).Should().Contain("请给筛选条件起一个 1 到 20 个字的名称。");
        using var saved = await acceptor.SubmitAsync("/work?lamp=red&stage=业务受理", "filters", ("Keep", "save"), ("FilterName", "先办告急"));
        saved.StatusCode.Should().Be(HttpStatusCode.Redirect);

        (await ReadAsync(acceptor, "/work")).Should().Contain("先办告急").And.Contain("lamp=red");
        (await ReadAsync(reviewer, "/work")).Should().NotContain("先办告急");
        using var forgotten = await acceptor.SubmitAsync("/work", "filters", ("Keep", "forget"), ("FilterName", "先办告急"));
        (await ReadAsync(acceptor, "/work")).Should().NotContain("先办告急");
    }

    [Fact]
    public async Task Earlier_cases_of_a_person_are_found_and_the_search_leaves_its_trace()
    {
        var seen = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var reviewer = await AtAsync("reviewer");

        using var unasked = await reviewer.SubmitAsync("/work/people", "search");
        (await unasked.Content.ReadAsStringAsync()).Should().Contain("请至少写明证件号码、姓名、电话之一。");
        using var found = await reviewer.SubmitAsync("/work/people", "search", ("IdNumber", citizen.Person.IdNumber));
        (await found.Content.ReadAsStringAsync()).Should().Contain(seen.Number);
        using var onPage = await reviewer.SubmitAsync($"/work/cases/{seen.Id}", "earlier");
        (await onPage.Content.ReadAsStringAsync()).Should().Contain("申请人以前的办件").And.Contain($"/work/cases/{seen.Id}");

        (await Office.Clerk("auditor").ReadAsync("/api/audit/access?size=200")).List("/items")
            .Count(entry => entry.Text("/event") == "search" && entry.Text("/actor") == "heilongjiang-reviewer").Should().BeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task At_the_counter_a_person_is_looked_up_an_item_chosen_and_the_cases_of_the_day_stand_ready()
    {
        var acceptor = await AtAsync("acceptor");
        var page = await ReadAsync(acceptor, "/work/counter");
        page.Should().Contain("/apply/heilongjiang/out-of-area-temporary?channel=onsite").And.Contain("窗口受理");
        (await ReadAsync(acceptor, "/apply/heilongjiang/out-of-area-temporary?channel=onsite")).Should().MatchRegex("name=\"/channel\" value=\"onsite\" checked", "who comes from the counter applies on site");

        var client = Office.Citizen("heilongjiang-acceptor");
        var seen = await client.ApplyAsync("heilongjiang/out-of-area-temporary", "onsite");
        (await ReadAsync(acceptor, "/work/counter")).Should().Contain(seen.Number).And.Contain($"/apply/receipt/{seen.Id}");
        using var found = await acceptor.SubmitAsync("/work/counter", "identity", ("Phone", client.Person.Phone));
        (await found.Content.ReadAsStringAsync()).Should().Contain("以前的办件（1 件）");
    }

    private static async Task<string> ReadAsync(PlainBrowser browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<PlainBrowser> AtAsync(string role)
    {
        var browser = new PlainBrowser(Office.Host);
        browsers.Add(browser);
        using var signedIn = await browser.SignInAsync($"heilongjiang-{role}");
        return browser;
    }

    /// <summary>A case that waits for review.</summary>
    private async Task<CaseSeen> ReviewedAsync() => await Office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "受理");
}
