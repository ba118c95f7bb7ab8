using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Payments;
using Npgsql;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>The auditor, who trusts nobody, at the pages.</summary>
[Collection(CaseworkTests.Name)]
public sealed class AuditPageTests(CaseworkHost office) : CaseworkStory(office), IDisposable
{
    private readonly Citizen citizen = office.Citizen();
    private readonly PlainBrowser browser = new(office.Host);

    public void Dispose() => browser.Dispose();

    public override async Task InitializeAsync()
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-auditor");
    }

    [Fact]
    public async Task A_case_is_found_by_number_item_status_and_days()
    {
        var completed = await CompleteAsync();

        var found = await ReadAsync($"/audit?q={completed.Number}&item=chronic-disease-recognition&status=completed&from=2026-04-20&to=2099-12-31");
        var otherDays = await ReadAsync($"/audit?q={completed.Number}&from=2020-01-01&to=2020-12-31");
        var csv = await ReadAsync($"/audit/cases.csv?q={completed.Number}");

        found.Should().Contain($"/audit/cases/{completed.Id}").And.Contain("已办结").And.Contain("共 1 件").And.NotContain(citizen.Person.Name);
        otherDays.Should().Contain("没有符合条件的办件").And.NotContain($"/audit/cases/{completed.Id}");
        csv.Should().StartWith("\uFEFF\"办件编号\"").And.Contain(completed.Number);
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_told_at_once_and_stays_to_be_mended()
    {
        using var answer = await browser.GetAsync("/audit?q=%E6%85%A2%E7%89%B9%E7%97%85&from=yesterday&to=2026-13-01");
        var html = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        html.Should().Contain("起始日期应写作").And.Contain("截止日期应写作").And.Contain("value=\"慢特病\"").And.Contain("value=\"yesterday\"");
    }

    [Fact]
    public async Task A_person_is_found_without_standing_in_an_address_and_the_search_in_the_log()
    {
        var completed = await CompleteAsync();

        using var found = await browser.SubmitAsync("/audit", "person", ("IdNumber", citizen.Person.IdNumber));
        using var nobody = await browser.SubmitAsync("/audit", "person", ("Name", " "));
        var log = await ReadAsync("/audit/access?account=heilongjiang-auditor");

        (await found.Content.ReadAsStringAsync()).Should().Contain(completed.Number).And.Contain("此人的办件");
        nobody.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await nobody.Content.ReadAsStringAsync()).Should().Contain("请至少写明证件号码、姓名、电话之一");
        log.Should().Contain("查找个人").And.Contain("证件号码").And.NotContain(citizen.Person.IdNumber);
    }

    [Fact]
    public async Task The_flow_is_shown_as_it_stood_after_any_record()
    {
        var completed = await CompleteAsync();

        var whole = await ReadAsync($"/audit/cases/{completed.Id}");
        var first = await ReadAsync($"/audit/cases/{completed.Id}?step=1");
        var further = await ReadAsync($"/audit/cases/{completed.Id}?step=4");
        var beyond = await ReadAsync($"/audit/cases/{completed.Id}?step=999999");

        whole.Should().Contain("heilongjiang-provider-reviewer").And.Contain("审核通过").And.Contain("已走过").And.NotContain("停在此处").And.NotContain(">下一条<");
        first.Should().Contain("第 1 条").And.Contain("提交业务申请").And.Contain("?step=2#course").And.NotContain(">上一条<").And.NotContain("已走过");
        further.Should().Contain("第 4 条").And.Contain("已走过").And.Contain("本步");
        beyond.Should().NotContain(">下一条<");
        whole.Should().NotContain("style=\"").And.NotContain("Completed<").And.NotContain("TaskCompleted<");
    }

    [Fact]
    public async Task A_case_that_stands_still_is_shown_to_stand_there()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        (await ReadAsync($"/audit/cases/{opened.Id}")).Should().Contain("停在此处");
    }

    [Fact]
    public async Task The_record_is_verified_and_the_case_played_again()
    {
        var completed = await CompleteAsync();

        using var verified = await browser.SubmitAsync($"/audit/cases/{completed.Id}", "verify");
        using var replayed = await browser.SubmitAsync($"/audit/cases/{completed.Id}", "replay");

        (await verified.Content.ReadAsStringAsync()).Should().Contain("完整：").And.Contain("没有改动、缺失或截断");
        (await replayed.Content.ReadAsStringAsync()).Should().Contain("相同：").And.Contain("逐条相同");
    }

    [Fact]
    public async Task A_record_that_was_tampered_with_is_shown_broken()
    {
        var completed = await CompleteAsync();
        var id = Guid.Parse(completed.Id);
        var original = (byte[])(await ScalarAsync("select content from engine.journal where instance_id = $1 and seq = 5", id))!;

        await BehindTheTriggerAsync("update engine.journal set content = content || ' '::bytea where instance_id = $1 and seq = 5", id);
        using var broken = await browser.SubmitAsync($"/audit/cases/{completed.Id}", "verify");
        await BehindTheTriggerAsync("update engine.journal set content = $2 where instance_id = $1 and seq = 5", id, original);
        using var mended = await browser.SubmitAsync($"/audit/cases/{completed.Id}", "verify");

        (await broken.Content.ReadAsStringAsync()).Should().Contain("已被改动：").And.Contain("自第 5 条起与摘要不符");
        (await mended.Content.ReadAsStringAsync()).Should().Contain("完整：");
    }

    [Fact]
    public async Task The_journal_is_taken_away_as_a_table_and_as_JSON()
    {
        var completed = await CompleteAsync();

        using var csv = await browser.GetAsync($"/audit/cases/{completed.Id}/journal.csv");
        var json = JsonNode.Parse(await ReadAsync($"/audit/cases/{completed.Id}/journal.json"))!.AsArray();
        var rows = (await csv.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");

        (await csv.Content.ReadAsByteArrayAsync())[..3].Should().Equal(Encoding.UTF8.GetPreamble());
        csv.Content.Headers.ContentDisposition!.FileNameStar.Should().Be($"{completed.Number}-记录.csv");
        rows.Should().HaveCount(json.Count + 1);
        rows[1].Should().Contain((string)json[0]!["hash"]!);
    }

    [Fact]
    public async Task Who_has_seen_what_is_found_by_person_case_and_day_and_no_formula_reaches_a_spreadsheet()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        using var seen = await Office.Clerk("provider-acceptor").PostAsync(
            $"/api/cases/{opened.Id}/disclosure", new JsonObject { ["reason"] = "=HYPERLINK(\"http://example.org\")", ["fields"] = new JsonArray("applicant") });

        var ofCase = await ReadAsync($"/audit/access?case={opened.Number}");
        var ofAnother = await ReadAsync($"/audit/access?case={opened.Number}&account=heilongjiang-director");
        var ofOtherDays = await ReadAsync($"/audit/access?case={opened.Number}&from=2020-01-01&to=2020-01-31");
        var sinceThen = await ReadAsync($"/audit/access?case={opened.Id}&account=heilongjiang-provider-acceptor&from=2026-04-20");
        var csv = await ReadAsync($"/audit/access.csv?case={opened.Number}");
        var audited = await ReadAsync($"/audit/cases/{opened.Id}");
        using var verified = await browser.SubmitAsync("/audit/access", "verify");

        seen.StatusCode.Should().Be(HttpStatusCode.OK);
        ofCase.Should().Contain("heilongjiang-provider-acceptor").And.Contain("完整查看").And.Contain("申请人").And.Contain("共 1 条记录");
        ofAnother.Should().Contain("没有符合条件的访问记录");
        ofOtherDays.Should().Contain("没有符合条件的访问记录");
        sinceThen.Should().Contain("共 1 条记录");
        csv.Should().Contain("\"'=HYPERLINK(\"\"http://example.org\"\")\"");
        audited.Should().Contain("完整查看");
        (await verified.Content.ReadAsStringAsync()).Should().Contain("完整：").And.Contain("访问日志共");
    }

    [Fact]
    public async Task What_a_director_did_to_a_flow_is_listed_with_the_reason()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        using var ended = await Office.Clerk("director").PostAsync($"/api/cases/{opened.Id}/termination", new JsonObject { ["reason"] = "申请人已去世" });
        var month = (string)(await ScalarAsync("select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') from cases.interventions where case_id = $1", Guid.Parse(opened.Id)))!;

        var listed = await ReadAsync($"/audit/exceptions?month={month}");
        var csv = await ReadAsync($"/audit/interventions.csv?month={month}");
        using var wrong = await browser.GetAsync("/audit/exceptions?month=April");

        ended.StatusCode.Should().Be(HttpStatusCode.OK);
        listed.Should().Contain(opened.Number).And.Contain("负责人终止办理").And.Contain("申请人已去世").And.Contain("heilongjiang-director");
        csv.Should().Contain("申请人已去世");
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("应为月份，例如 2026-04");
    }

    [Fact]
    public async Task Whoever_holds_posts_that_do_not_go_together_is_named_by_whatever_accounts()
    {
        await Office.EmployAsync("two-posts", "reviewer", "second-reviewer");
        await Office.EmployAsync("one-person-enters", "settlement");
        await Office.EmployAsync("one-person-pays", "cashier");
        await Office.EmployAtAsync("harbin-center", "at-one-place", "reviewer");
        await ScalarAsync("update accounts.users set identity_digest = sha256('one person'::bytea) where user_name in ('one-person-enters', 'one-person-pays')");

        var posts = await ReadAsync("/audit/posts");
        var csv = await ReadAsync("/audit/posts.csv");

        posts.Should().Contain("two-posts").And.Contain("审核与复核不得由同一人办理").And.Contain("one-person-enters").And.Contain("one-person-pays")
            .And.Contain("拨付的录入、审批、支付不得由同一人办理").And.NotContain("at-one-place");
        csv.Should().Contain("one-person-enters、one-person-pays");
    }

    [Fact]
    public async Task One_account_that_is_paid_for_several_people_is_found()
    {
        var (first, second) = (await new PaymentStory(Office).OrderAsync(120.5m), await new PaymentStory(Office).OrderAsync(80m));

        var found = await ReadAsync("/audit/payees?from=2026-04-01&to=2026-04-30");
        var none = await ReadAsync("/audit/payees?from=2020-01-01&to=2020-01-31");
        var csv = await ReadAsync("/audit/payees.csv?from=2026-04-01&to=2026-04-30");

        found.Should().Contain(first.Case.Number).And.Contain(second.Case.Number).And.Contain("（不同的人）").And.Contain("尾号").And.NotContain(PaymentStory.Account);
        none.Should().Contain("没有哪个账户出现在几件业务中");
        csv.Should().Contain(first.Case.Number).And.Contain("\"120.50\"");
    }

    [Fact]
    public async Task An_auditor_of_another_region_sees_nothing_of_the_case()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        using var elsewhere = new PlainBrowser(Office.Host);
        using var signedIn = await elsewhere.SignInAsync("henan-auditor");

        foreach (var path in (string[])["", "/journal.csv", "/journal.json"])
        {
            using var answer = await elsewhere.GetAsync($"/audit/cases/{opened.Id}{path}");
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }
    }

    [Theory]
    [InlineData("/audit/cases.csv")]
    [InlineData("/audit/access.csv")]
    [InlineData("/audit/exceptions.csv")]
    [InlineData("/audit/interventions.csv")]
    [InlineData("/audit/posts.csv")]
    [InlineData("/audit/payees.csv")]
    public async Task Files_are_for_auditors_only(string path)
    {
        using var clerk = new PlainBrowser(Office.Host);
        using var signedIn = await clerk.SignInAsync("heilongjiang-acceptor");

        using var refused = await clerk.GetAsync(path);
        using var given = await browser.GetAsync(path);

        (refused.StatusCode, given.StatusCode).Should().Be((HttpStatusCode.Forbidden, HttpStatusCode.OK));
        given.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    private async Task<CaseSeen> CompleteAsync()
    {
        var accepted = await Office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "受理", "材料齐全");
        return await Office.Clerk("provider-reviewer").DecideAsync(accepted, "审核通过", "符合条件");
    }

    private async Task<string> ReadAsync(string path)
    {
        using var answer = await browser.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, path);
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<object?> ScalarAsync(string sql, params object[] values)
    {
        await using var command = Office.Database.DataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }

    /// <summary>Does what only the owner of the database could do.</summary>
    private async Task BehindTheTriggerAsync(string sql, params object[] values)
    {
        await using var connection = await Office.Database.DataSource.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("set local session_replication_role = replica"), new(sql) } };
        foreach (var value in values)
        {
            batch.BatchCommands[1].Parameters.Add(new() { Value = value });
        }

        (await batch.ExecuteNonQueryAsync()).Should().BePositive(string.Create(CultureInfo.InvariantCulture, $"{sql} does something"));
    }
}
