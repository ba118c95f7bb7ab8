using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Time;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>The pages of those who watch over limits. Each story has an agency of its own, whose supervisor sees nothing else.</summary>
[Collection(MovedTimeTests.Name)]
public sealed partial class DeskPageTests(CaseworkHost office) : CaseworkStory(office), IDisposable
{
    private readonly Citizen citizen = office.Citizen();
    private readonly DemoClock clock = new(office.Host);
    private readonly PlainBrowser browser = new(office.Host);

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task Every_figure_leads_to_the_cases_behind_it()
    {
        var staff = await StaffAsync("harbin-hospital", "figures");
        var applied = await ApplyAsync("harbin-hospital");
        var claimed = await staff.Acceptor.DecideAsync(await ApplyAsync("harbin-hospital"), "受理");
        await staff.Reviewer.ClaimAsync(claimed);
        using var signedIn = await browser.SignInAsync(staff.Supervisor.Account);

        var desk = await PageAsync("/desk");

        Figures(desk).Should().Contain("在办 2 件").And.Contain("超期 0 件").And.Contain("正常 1 件").And.Contain("未计时 1 件").And.Contain("待签收 1 件");
        desk.Should().Contain("<svg").And.Contain("<title id=\"stages-title\">").And.Contain("数据表：经办人负荷").And.NotContain("<script").And.NotContain(" style=");
        var links = Links(desk).Where(link => link.StartsWith("/desk/cases?", StringComparison.Ordinal)).ToList();
        links.Should().Contain($"/desk/cases?caseworker={staff.Reviewer.Account}");
        foreach (var link in links.Distinct())
        {
            (await PageAsync(link)).Should().Contain("共 ", "{0} is a list", link);
        }

        (await NumbersAsync($"/desk/cases?caseworker={staff.Reviewer.Account}")).Should().Equal(claimed.Number);
        (await NumbersAsync("/desk/cases?caseworker=-")).Should().Equal(applied.Number);
        (await NumbersAsync("/desk/cases?lamp=green")).Should().Equal(claimed.Number);
        (await NumbersAsync($"/desk/cases?stage={Uri.EscapeDataString(applied.Stage!)}&item=chronic-disease-recognition")).Should().Equal(applied.Number);
        Plain(await PageAsync("/desk/flow/chronic-disease-recognition")).Should().Contain("停在此处 · 在办 1 件");
        (await PageAsync("/desk?by=week")).Should().Contain("每周收件、办结与超期");
    }

    [Fact]
    public async Task The_list_has_overdue_cases_first_and_what_ended_where_it_is_asked_for()
    {
        var staff = await StaffAsync("nangang-pharmacy", "list");
        var late = await staff.Acceptor.DecideAsync(await ApplyAsync("nangang-pharmacy"), "受理");
        var inTime = await staff.Reviewer.DecideAsync(await staff.Acceptor.DecideAsync(await ApplyAsync("nangang-pharmacy"), "受理"), "审核通过");
        var dueOn = DateOnly.Parse((await citizen.DeadlineAsync(late)).Text("/dueOn"), CultureInfo.InvariantCulture);
        await clock.AdvanceToAsync(new DateTimeOffset(dueOn.AddDays(3), new TimeOnly(9, 0), CaseworkHost.Opening.Offset));
        var waiting = await ApplyAsync("nangang-pharmacy");
        var fresh = await staff.Acceptor.DecideAsync(await ApplyAsync("nangang-pharmacy"), "受理");
        using var signedIn = await browser.SignInAsync(staff.Supervisor.Account);

        (await NumbersAsync("/desk/cases")).Should().Equal(late.Number, fresh.Number, waiting.Number);
        (await NumbersAsync("/desk/cases?lamp=overdue")).Should().Equal(late.Number);
        (await NumbersAsync("/desk/cases?status=inTime")).Should().Equal(inTime.Number);
        (await NumbersAsync("/desk/cases?status=late")).Should().BeEmpty();
        (await NumbersAsync("/desk/cases?status=submitted")).Should().Equal(waiting.Number);
        (await NumbersAsync($"/desk/cases?number={fresh.Number}")).Should().Equal(fresh.Number);
        (await NumbersAsync($"/desk/cases?what=overdue&from={dueOn:O}&until={dueOn:O}")).Should().Equal(late.Number);
        (await NumbersAsync($"/desk/cases?what=received&from={dueOn.AddDays(1):O}&until={dueOn.AddDays(4):O}")).Should().BeEquivalentTo(fresh.Number, waiting.Number);
        var list = await PageAsync("/desk/cases");
        list.Should().Contain("超期</span>").And.NotContain(citizen.Person.Name).And.Contain("&#x20BB7;**", "the encoder writes what lies beyond the first plane as a number");
        (await PageAsync("/desk/today")).Should().Contain("超期 1 件").And.Contain(late.Number).And.NotContain(fresh.Number);
        (await PageAsync("/desk?by=day")).Should().Contain("堵点：事项与环节").And.Contain("lamp=overdue");

        await staff.Reviewer.DecideAsync(late, "审核通过");
        (await NumbersAsync("/desk/cases?status=late")).Should().Equal(late.Number);
        (await NumbersAsync("/desk/cases?status=ended")).Should().Equal(late.Number, inTime.Number);
    }

    [Theory]
    [InlineData("lamp=blue", "时限灯应为")]
    [InlineData("status=done&agency=atlantis", "状态应为")]
    [InlineData("status=done&agency=atlantis", "没有这个经办机构")]
    [InlineData("status=ended&lamp=red", "已结束的办件没有环节")]
    [InlineData("from=2026-04-20", "请选择是收件、办结还是超期的日期")]
    [InlineData("what=received&from=2026-04-20&until=yesterday", "请写明起止日期")]
    [InlineData("what=received&from=2026-01-01&until=2026-12-31", "起止最多 92 日")]
    [InlineData("stage=%00", "空字符")]
    public async Task A_filter_that_cannot_be_is_told_with_what_was_asked_and_no_file_is_made(string query, string text)
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-supervisor");

        using var page = await browser.GetAsync($"/desk/cases?{query}");
        using var file = await browser.GetAsync($"/desk/cases.xlsx?{query}");

        (page.StatusCode, file.StatusCode).Should().Be((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
        (await page.Content.ReadAsStringAsync()).Should().Contain(text).And.Contain("没有符合条件的办件");
    }

    [Fact]
    public async Task A_supervisor_gives_tasks_to_another_caseworker_whoever_holds_them()
    {
        var staff = await StaffAsync("mudanjiang-center", "reassigning");
        var colleague = await Office.EmployAtAsync("mudanjiang-center", "reassigning-colleague", "provider-reviewer");
        var (held, free) = (await staff.Acceptor.DecideAsync(await ApplyAsync("mudanjiang-center"), "受理"), await staff.Acceptor.DecideAsync(await ApplyAsync("mudanjiang-center"), "受理"));
        var first = await staff.Reviewer.ClaimAsync(held);
        var second = free.Tasks.Single().Text("/id");
        using var signedIn = await browser.SignInAsync(staff.Supervisor.Account);
        (await PageAsync("/desk/cases")).Should().Contain(first).And.Contain(second);

        using var nothing = await browser.SubmitAsync("/desk/cases", "act", ("Order", "reassign"));
        using var unfit = await ActAsync("reassign", [first, second], staff.Acceptor.Account, "出差");
        using var done = await ActAsync("reassign", [first, second], colleague.Account, "出差");

        nothing.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await nothing.Content.ReadAsStringAsync()).Should().Contain("请在清单中选中").And.Contain("请选择接手的经办人").And.Contain("请写明理由");
        unfit.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await unfit.Content.ReadAsStringAsync()).Should().Contain("其余 2 件没有办成").And.Contain(held.Number).And.Contain("没有办理这一任务的角色").And.Contain("checked").And.Contain("value=\"出差\"");
        done.StatusCode.Should().Be(HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync());
        (await PageAsync(done.Headers.Location!.PathAndQuery)).Should().Contain("已改派：2 件任务");
        (await staff.Reviewer.TasksAsync("mine", $"&caseId={held.Id}")).Should().BeEmpty();
        (await colleague.TasksAsync("mine")).Select(task => task.Text("/id")).Should().Contain([first, second]);
        using var decided = await colleague.TryCompleteAsync(first, "审核通过");
        decided.StatusCode.Should().Be(HttpStatusCode.OK);
        (await staff.Reviewer.TimelineAsync(held)).Should().ContainSingle(entry => entry.Text("/text") == "转办任务").Which.Text("/actor").Should().Be(staff.Supervisor.Account);
    }

    [Fact]
    public async Task A_supervisor_has_tasks_reminded_of_once_a_day_and_put_before_others()
    {
        var staff = await StaffAsync("mudanjiang-center", "urging");
        var accepted = await staff.Acceptor.DecideAsync(await ApplyAsync("mudanjiang-center"), "受理");
        var task = accepted.Tasks.Single().Text("/id");
        using var signedIn = await browser.SignInAsync(staff.Supervisor.Account);

        using var reminded = await ActAsync("remind", [task]);
        using var again = await ActAsync("remind", [task]);
        using var urged = await ActAsync("urge", [task]);

        (reminded.StatusCode, again.StatusCode, urged.StatusCode).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.Redirect));
        (await again.Content.ReadAsStringAsync()).Should().Contain("每个工作日只能催办一次");
        (await PageAsync($"/desk/cases?number={accepted.Number}")).Should().Contain("（加急）").And.Contain("催办）");
    }

    [Fact]
    public async Task The_list_and_the_figures_are_files_for_a_spreadsheet_that_show_nobody_in_full()
    {
        var staff = await StaffAsync("mudanjiang-center", "export");
        var accepted = await staff.Acceptor.DecideAsync(await ApplyAsync("mudanjiang-center"), "受理");
        await staff.Reviewer.ClaimAsync(accepted);
        using var signedIn = await browser.SignInAsync(staff.Supervisor.Account);

        using var list = await browser.GetAsync($"/desk/cases.xlsx?caseworker={staff.Reviewer.Account}");
        using var figures = await browser.GetAsync("/desk/figures.xlsx");

        list.Content.Headers.ContentType!.MediaType.Should().Be("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        list.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("办件清单.xlsx");
        list.Headers.CacheControl!.NoStore.Should().BeTrue();
        var sheets = await ReadAsync(list);
        sheets.Keys.Should().Equal("办件", "说明");
        sheets["办件"].Should().HaveCount(2);
        sheets["办件"][0].Should().StartWith(["办件编号", "事项", "申请人"]);
        sheets["办件"][1].Should().StartWith([accepted.Number]).And.Contain("𠮷**").And.Contain(staff.Reviewer.Account).And.Contain("牡丹江市医疗保障服务中心").And.NotContain(citizen.Person.Name);
        sheets["说明"].Select(row => string.Join(' ', row)).Should().Contain($"经办人 {staff.Reviewer.Account}").And.Contain("办件 1");
        var counted = await ReadAsync(figures);
        counted.Keys.Should().Equal("概况", "环节", "事项", "经办人", "环节用时", "每日", "每周", "说明");
        counted["经办人"].Should().ContainSingle(row => row[0] == staff.Reviewer.Account).Which.Should().StartWith([staff.Reviewer.Account, staff.Reviewer.Account, "1"]);
        counted["每日"].Should().HaveCount(31);
        counted["每周"].Should().HaveCount(13);
    }

    [Fact]
    public async Task A_director_sees_the_payments_of_today_by_risk_and_those_that_came_back()
    {
        var director = await Office.EmployAtAsync("mudanjiang-center", "today-director", "director");
        var paid = await ApplyAsync("mudanjiang-center");
        var now = await clock.NowAsync();
        await using (var pay = Office.Database.DataSource.CreateCommand(
            """
            insert into cases.payments (id, case_id, region, agency, item, activity, status, amount, ordered_at, changed_at)
            select gen_random_uuid(), $1, 'heilongjiang', 'mudanjiang-center', 'chronic-disease-recognition', 'pay', status, amount, at, at
            from (values ('Ordered', 1234.5, $2::timestamptz), ('Paid', 1000, $2), ('Returned', 77.7, $2 - interval '3 days')) as made (status, amount, at)
            """))
        {
            pay.Parameters.Add(new() { Value = Guid.Parse(paid.Id) });
            pay.Parameters.Add(new() { Value = now.UtcDateTime });
            await pay.ExecuteNonQueryAsync();
        }

        using var signedIn = await browser.SignInAsync(director.Account);
        var today = Plain(await PageAsync("/desk/today"));

        today.Should().Contain("2,234.50 元（2 笔）").And.Contain("1,000.00 元（1 笔）").And.Contain("拨付失败或退回 1 笔").And.Contain("77.70 元，已退回").And.Contain(paid.Number);
    }

    [Theory]
    [InlineData("auditor", 200)]
    [InlineData("director", 200)]
    [InlineData("reviewer", 403)]
    public async Task Who_does_not_supervise_cannot_act_and_who_handles_cases_makes_no_files(string role, int status)
    {
        var watcher = new Client(Office.Host, $"heilongjiang-{role}");
        using var signedIn = await browser.SignInAsync(watcher.Account);

        using var page = await browser.GetAsync("/desk/cases");
        using var list = await browser.GetAsync("/desk/cases.xlsx?status=completed");
        using var figures = await browser.GetAsync("/desk/figures.xlsx");

        ((int)page.StatusCode, (int)list.StatusCode, (int)figures.StatusCode).Should().Be((status, status, status));
        (await page.Content.ReadAsStringAsync()).Should().NotContain("type=\"checkbox\"").And.NotContain("改派给");
    }

    private static string Plain(string html) => Spaces().Replace(Tags().Replace(html, ""), " ");

    private static IEnumerable<string> Figures(string html) =>
        FigurePattern().Matches(html).Select(match => Plain($"{match.Groups["name"].Value} {match.Groups["value"].Value}").Trim());

    private static IEnumerable<string> Links(string html) => LinkPattern().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["href"].Value));

    /// <summary>The rows of the sheets of a file, which must be sound and without any formula.</summary>
    private static async Task<Dictionary<string, List<List<string>>>> ReadAsync(HttpResponseMessage answer)
    {
        using var content = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var document = SpreadsheetDocument.Open(content, isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).Should().BeEmpty();
        var book = document.WorkbookPart!;
        return book.Workbook!.Sheets!.Elements<Sheet>().ToDictionary(
            sheet => sheet.Name!.Value!,
            sheet => ((WorksheetPart)book.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList());
    }

    private async Task<HttpResponseMessage> ActAsync(string order, IEnumerable<string> tasks, string to = "", string reason = "")
    {
        using var page = await browser.GetAsync("/desk/cases");
        var token = TokenPattern().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        return await browser.PostAsync(
            "/desk/cases",
            [
                KeyValuePair.Create("_handler", "act"), KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Order", order),
                KeyValuePair.Create("To", to), KeyValuePair.Create("Reason", reason), .. tasks.Select(task => KeyValuePair.Create("Task", task)),
            ]);
    }

    private async Task<string> PageAsync(string path)
    {
        using var page = await browser.GetAsync(path);
        page.StatusCode.Should().Be(HttpStatusCode.OK, "{0} is to be seen", path);
        return await page.Content.ReadAsStringAsync();
    }

    private async Task<IEnumerable<string>> NumbersAsync(string path) => NumberPattern().Matches(await PageAsync(path)).Select(match => match.Groups["number"].Value);

    private async Task<(Clerk Acceptor, Clerk Reviewer, Clerk Supervisor)> StaffAsync(string agency, string story) => (
        await Office.EmployAtAsync(agency, $"{story}-acceptor", "provider-acceptor"),
        await Office.EmployAtAsync(agency, $"{story}-reviewer", "provider-reviewer"),
        await Office.EmployAtAsync(agency, $"{story}-supervisor", "supervisor"));

    private async Task<CaseSeen> ApplyAsync(string agency) => await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail().Put("/agency", $"\"{agency}\""));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<dt>(?<name>[^<]+)</dt>\\s*<dd[^>]*>(?<value>.*?)</dd>", RegexOptions.Singleline)]
    private static partial Regex FigurePattern();

    [GeneratedRegex("href=\"(?<href>[^\"]+)\"")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("class=\"code\" href=\"/work/cases/[^\"]+\">(?<number>[0-9]{24})<")]
    private static partial Regex NumberPattern();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex TokenPattern();
}
