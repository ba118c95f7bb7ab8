using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>Somebody who applies at the pages, without any script.</summary>
[Collection(CaseworkTests.Name)]
public sealed partial class ApplyPageTests(CaseworkHost office) : CaseworkStory(office), IDisposable
{
    private const string Page = $"/apply/{CaseworkHost.ChronicDisease}";

    /// <summary>Written plainly in HTML, as names with rare characters are not.</summary>
    private const string Name = "张演示";

    private static readonly byte[] Scan = [.. "%PDF-1.7\n"u8, .. "一页扫描件"u8];
    private static int accounts;

    private readonly Person person = Person.Next();
    private readonly PlainBrowser browser = new(office.Host);
    private string account = "";

    public override async Task InitializeAsync()
    {
        account = $"page-applicant-{Interlocked.Increment(ref accounts)}";
        await Office.EmployAsync(account, "applicant");
        using var signedIn = await browser.SignInAsync(account);
    }

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task Everything_wrong_and_missing_is_told_at_once_with_links_and_nothing_typed_is_lost()
    {
        using var refused = await browser.SubmitAsync(Page, "apply", [.. Applicant().Where(field => field.Name != "/applicant/idNumber"), ("/fields/age", "五十"), ("/fields/disease", "糖尿病"), ("act", "submit")]);

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var html = await refused.Content.ReadAsStringAsync();
        html.Should().ContainAll("请填写“证件号码”。", "“年龄”填写有误：应为数字。", "请填写“参保地”。", "缺少“病历资料或检查资料”", $"href=\"{Page}#f-applicant-idNumber\"", "href=\"" + Page + "#f-materials-records\"");
        html.Should().ContainAll("value=\"五十\"", "value=\"糖尿病\"", $"value=\"{Name}\"").And.NotContain("仍然提交", "what is wrong cannot be sent");
        html.Should().MatchRegex("id=\"f-fields-age\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"[^\"]*f-fields-age-fault\"");
        (await browser.ReadAsync(Page)).Should().ContainAll("value=\"五十\"", "value=\"糖尿病\"");
        (await browser.ReadAsync("/apply")).Should().Contain("没有提交的草稿");
    }

    [Fact]
    public async Task A_missing_material_is_told_uploaded_and_the_receipt_leads_to_the_own_cases()
    {
        using var lacking = await browser.SubmitFilesAsync(
            Page, "apply", [("/materials/identity/files", "身份证.pdf", Scan), ("/materials/form/files", "认定表.pdf", Scan)], [.. Filled(), ("act", "submit")]);
        lacking.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await lacking.Content.ReadAsStringAsync()).Should().ContainAll("缺少“病历资料或检查资料”", "仍然提交", "认定表.pdf");

        using var uploaded = await browser.SubmitFilesAsync(Page, "apply", [("/materials/records/files", "病历.pdf", Scan)], [.. Filled(), ("act", "upload /materials/records")]);
        (uploaded.StatusCode, uploaded.Headers.Location!.OriginalString.Split('#')[^1]).Should().Be((HttpStatusCode.Redirect, "f-materials-records"));
        using var submitted = await browser.SubmitAsync(Page, "apply", [.. Filled(), ("act", "submit")]);

        submitted.StatusCode.Should().Be(HttpStatusCode.Redirect, await submitted.Content.ReadAsStringAsync());
        var receipt = await browser.ReadAsync(submitted.Headers.Location!.AbsolutePath);
        var number = NumberPattern().Match(receipt).Value;
        number.Should().HaveLength(24);
        receipt.Should().NotContain(person.IdNumber, "it is masked");
        (await browser.ReadAsync("/my")).Should().Contain(number);
        (await browser.ReadAsync("/apply")).Should().NotContain("没有提交的草稿");
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_opens_one_case()
    {
        using var uploaded = await browser.SubmitFilesAsync(
            Page, "apply", [("/materials/identity/files", "a.pdf", Scan), ("/materials/form/files", "b.pdf", Scan), ("/materials/records/files", "c.pdf", Scan)], [.. Filled(), ("act", "save")]);
        var sent = await FieldsAsync();
        using var first = await browser.PostAsync(Page, sent);
        using var second = await browser.PostAsync(Page, sent);

        first.StatusCode.Should().Be(HttpStatusCode.Redirect);
        second.Headers.Location.Should().Be(first.Headers.Location);
        NumberPattern().Matches(await browser.ReadAsync("/my")).Should().HaveCount(1);
    }

    [Fact]
    public async Task What_is_no_document_is_not_taken_and_the_rest_of_the_form_stays()
    {
        using var refused = await browser.SubmitFilesAsync(Page, "apply", [("/materials/form/files", "表.exe", "MZ"u8.ToArray())], ("/fields/disease", "高血压"), ("act", "save"));

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).Should().ContainAll("没有收下“表.exe”：文件的种类不受支持", "value=\"高血压\"");
    }

    [Fact]
    public async Task A_file_without_the_token_of_our_page_is_not_even_received()
    {
        var before = await CountAsync("select count(*) from cases.files");
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Scan), "\"/materials/form/files\"", "a.pdf" }, { new StringContent("apply"), "_handler" } };

        using var refused = await browser.PostAsync(Page, content);

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await CountAsync("select count(*) from cases.files")).Should().Be(before);
    }

    [Fact]
    public async Task Only_what_applies_to_the_declared_circumstances_is_asked_for_and_a_letter_is_offered_where_it_may_stand_in()
    {
        const string page = "/apply/heilongjiang/inpatient-reimbursement";
        (await browser.ReadAsync(page)).Should().NotContain("f-materials-accidentProof");

        using var chosen = await browser.SubmitAsync(page, "apply", ("/circumstances", "accident"), ("act", "save"));

        var html = await browser.ReadAsync(page);
        html.Should().ContainAll("f-materials-accidentProof", "以承诺书代替").And.NotContain("f-materials-emergencyDiagnosis");
    }

    [Fact]
    public async Task Somebody_who_acts_for_a_parent_is_asked_for_the_authorization()
    {
        using var added = await browser.SubmitAsync(Page, "apply", ("act", "add /parties"));
        using var chosen = await browser.SubmitAsync(Page, "apply", ("/parties/0/role", "agent"), ("act", "check"));

        (await chosen.Content.ReadAsStringAsync()).Should().ContainAll("第 1 行", "请填写“相关人”第1行的“姓名或名称”。", "授权委托书");
    }

    [Fact]
    public async Task A_draft_is_for_its_account_alone_and_sealed()
    {
        using var saved = await browser.SubmitAsync(Page, "apply", [.. Applicant(), ("act", "save")]);
        using var other = new PlainBrowser(Office.Host);
        using var signedIn = await other.SignInAsync("heilongjiang-unit-clerk");

        (await other.ReadAsync(Page)).Should().NotContain(Name);
        await using var query = Office.Database.DataSource.CreateCommand("select content from cases.drafts");
        await using var reader = await query.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            ((byte[])reader[0]).AsSpan().IndexOf(Encoding.UTF8.GetBytes(person.IdNumber)).Should().Be(-1);
        }
    }

    [Fact]
    public async Task What_is_missing_of_an_own_case_is_handed_in_at_its_page()
    {
        var citizen = Office.Citizen(account);
        var opened = await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutMaterial("records").LeaveOutField("disease"));
        var page = $"/my/cases/{opened.Id}";
        (await browser.ReadAsync(page)).Should().ContainAll("等待您补正", "缺少“病历资料或检查资料”", "name=\"/fields/disease\"");

        using var half = await browser.SubmitAsync(page, "correct", ("/fields/disease", "糖尿病"), ("act", "submit"));
        half.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await half.Content.ReadAsStringAsync()).Should().ContainAll("以下内容还没有补上", "value=\"糖尿病\"");
        using var corrected = await browser.SubmitFilesAsync(page, "correct", [("/materials/records/files", "病历.pdf", Scan)], ("/fields/disease", "糖尿病"), ("act", "submit"));

        corrected.StatusCode.Should().Be(HttpStatusCode.Redirect, await corrected.Content.ReadAsStringAsync());
        (await citizen.CaseAsync(opened)).Status.Should().NotBe("awaitingCorrection");
    }

    [Fact]
    public async Task An_own_case_shows_where_it_stands_and_can_be_withdrawn_with_a_reason()
    {
        var citizen = Office.Citizen(account);
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var page = $"/my/cases/{opened.Id}";
        (await browser.ReadAsync(page)).Should().ContainAll(opened.Number, "正在办理", "等待定点医疗机构受理人员办理");

        using var silent = await browser.SubmitAsync(page, "withdraw", ("/reason", " "));
        silent.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var withdrawn = await browser.SubmitAsync(page, "withdraw", ("/reason", "暂时不办了"));

        withdrawn.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await browser.ReadAsync(page)).Should().Contain("已撤回").And.NotContain("value=\"withdraw\"");
        (await citizen.CaseAsync(opened)).Status.Should().Be("withdrawn");

        using var undecided = await browser.SubmitAsync(page, "rate", ("/comment", "还可以"));
        (await undecided.Content.ReadAsStringAsync()).Should().ContainAll("请选择是否满意。", "还可以");
        using var rated = await browser.SubmitAsync(page, "rate", ("/level", "2"), ("/comment", "还可以"));
        rated.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await browser.ReadAsync(page)).Should().ContainAll("您的评价：不满意", "完成回访整改");
    }

    private async Task<IEnumerable<KeyValuePair<string, string>>> FieldsAsync()
    {
        var html = await browser.ReadAsync(Page);
        return HiddenPattern().Matches(html[html.IndexOf("<main", StringComparison.Ordinal)..]).Select(match => (match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)))
            .Concat(Filled()).Append(("act", "submit")).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
    }

    private (string Name, string Value)[] Applicant() =>
    [
        ("/channel", "online"), ("/applicant/kind", "person"), ("/applicant/name", Name), ("/applicant/idType", "residentIdentityCard"), ("/applicant/idNumber", person.IdNumber),
        ("/applicant/phone", person.Phone), ("/applicant/email", person.Email),
    ];

    private (string Name, string Value)[] Filled() =>
    [
        .. Applicant(), ("/fields/name", Name), ("/fields/age", "57"), ("/fields/insurance", "employee"), ("/fields/document/idType", "residentIdentityCard"), ("/fields/document/idNumber", person.IdNumber),
        ("/fields/phone", person.Phone), ("/fields/place", "哈尔滨市"), ("/fields/disease", "糖尿病"), ("/fields/startOn", "2026-05-01"),
    ];

    private async Task<long> CountAsync(string sql)
    {
        await using var query = Office.Database.DataSource.CreateCommand(sql);
        return (long)(await query.ExecuteScalarAsync())!;
    }

    [GeneratedRegex("[0-9]{24}")]
    private static partial Regex NumberPattern();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenPattern();
}
