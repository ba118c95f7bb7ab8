using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Pages;

namespace MedInsFlows.Host.Tests.Documents;

/// <summary>参考样表: filled from a case, from a draft, and empty.</summary>
[Collection(CaseworkTests.Name)]
public sealed class FormTests(CaseworkHost office) : CaseworkStory(office)
{
    private const string Residence = "heilongjiang/out-of-area-resident";
    private const string Generated = "heilongjiang/employee-information-change";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly Citizen citizen = office.Citizen();

    [Fact]
    public async Task A_form_shows_what_was_sent_in_the_blanks_where_it_belongs_and_leaves_the_others_empty()
    {
        var form = (await citizen.FillAsync(Residence)).LeaveOutField("homeAddress");
        var seen = await citizen.ApplyAsync(form);

        (await citizen.ReadAsync($"/api/cases/{seen.Id}/forms")).List("").Select(entry => $"{entry.At("/number")} {entry.Text("/name")} {entry.At("/generated")}")
            .Should().Equal("1 附件表9：异地就医登记备案表 false", "2 附件表11：个人承诺书 false");
        using var answer = await citizen.GetAsync($"/api/cases/{seen.Id}/forms/1");
        answer.Content.Headers.ContentType!.MediaType.Should().Be(Word);
        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("异地就医登记备案表（参考样表）.docx");
        var body = await ReadWordAsync(answer);
        var rows = Rows(body);
        rows[0].Should().Equal("姓名", citizen.Person.Name, "性别", citizen.Person.IdNumber[16] % 2 == 0 ? "女" : "男", "险种", "☑ 职工医保\n□ 城乡居民医保");
        rows[1][1].Should().Be("□ 异地安置退休人员\n☑ 异地长期居住人员\n□ 常驻异地工作人员\n□ 异地转诊人员\n□ 其他临时外出就医人员");
        rows[2].Should().Equal("社会保障号码", citizen.Person.IdNumber, "社会保障卡卡号（可选）", "");
        rows[3].Should().Equal("参保地家庭地址", "", "异地联系地址", citizen.Person.Address);
        rows[4][1].Should().Be(citizen.Person.Phone);
        Lines(body).Should().StartWith("备案编号：＿＿＿＿＿＿").And.EndWith($"本表按办件 {seen.Number} 的申请内容填写。空白处请手写，核对无误后签名（盖章）。");

        using var page = await citizen.GetAsync($"/api/cases/{seen.Id}/forms/2?format=html");
        WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()).Should().Contain("<h1>个人承诺书（参考样式）</h1>")
            .And.Contain($"本人{citizen.Person.Name}（身份证件号码：{citizen.Person.IdNumber}），办理异地长期居住人员备案业务。因个人原因无法提供＿＿＿＿＿＿填写办理材料名称）").And.Contain("承诺人（签名、指印）：＿＿＿＿＿＿");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'");
    }

    [Fact]
    public async Task A_form_that_is_printed_nowhere_is_made_of_required_fields()
    {
        var seen = await citizen.ApplyAsync(Generated);

        (await citizen.ReadAsync($"/api/cases/{seen.Id}/forms")).At("/0/generated")!.GetValue<bool>().Should().BeTrue();
        using var answer = await citizen.GetAsync($"/api/cases/{seen.Id}/forms/1");
        var body = await ReadWordAsync(answer);
        Lines(body).Should().Contain("（文件没有印出这份样表，本表由受理信息必填项生成）").And.Contain("申请人（签名、盖章）：＿＿＿＿＿＿");
        Rows(body).Select(row => string.Join('=', row)).Should().Contain(["变更项目=糖尿病", $"证件类型及号码：证件号码={citizen.Person.IdNumber}"]);
    }

    [Fact]
    public async Task A_form_is_for_who_sent_the_case_and_who_handles_it_which_is_on_record()
    {
        var seen = await citizen.ApplyAsync(Residence);
        var form = $"/api/cases/{seen.Id}/forms/1";

        (await StatusAsync(Office.Citizen("heilongjiang-provider"), form)).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(Office.Clerk("supervisor"), form)).Should().Be(HttpStatusCode.Forbidden);
        (await StatusAsync(citizen, $"{form}?format=pdf")).Should().Be(HttpStatusCode.BadRequest);
        (await StatusAsync(citizen, $"/api/cases/{seen.Id}/forms/3")).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(citizen, $"/api/cases/{seen.Id}/forms/0")).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(citizen, form)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(Office.Clerk("acceptor"), form)).Should().Be(HttpStatusCode.OK);

        var log = await Office.Clerk("auditor").ReadAsync($"/api/audit/access?caseId={seen.Id}");
        log.List("/items").Select(record => $"{record.Text("/actor")} {record.Text("/event")} {record.Text("/details/0")}").Should().Equal("heilongjiang-acceptor download 附件表9：异地就医登记备案表");
    }

    [Fact]
    public async Task After_the_erasure_no_form_is_filled()
    {
        var seen = await citizen.WithdrawAsync(await citizen.ApplyAsync(Residence));
        using var erased = await Office.Clerk("director").PostAsync($"/api/cases/{seen.Id}/erasure", """{"reason":"本人申请删除","legalBasis":"《个人信息保护法》第四十七条"}""");
        erased.IsSuccessStatusCode.Should().BeTrue();

        (await StatusAsync(citizen, $"/api/cases/{seen.Id}/forms/1")).Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_pages_offer_it_to_the_applicant_before_and_after_sending_to_the_caseworker_and_empty_to_everyone()
    {
        using var browser = new PlainBrowser(Office.Host);
        using (await browser.SignInAsync(citizen.Account))
        {
        }

        using (await browser.SubmitAsync($"/apply/{Residence}", "apply", ("/applicant/kind", "person"), ("/fields/toAddress", "三亚市天涯路9号"), ("act", "save")))
        {
        }

        (await browser.ReadAsync($"/apply/{Residence}")).Should().Contain($"href=\"/apply/{Residence}/forms/1\"");
        (await browser.ReadAsync($"/apply/{Residence}/forms/1?format=html")).Should().Contain("<td colspan=\"2\"></td><th scope=\"row\" colspan=\"2\">异地联系地址</th><td>三亚市天涯路9号</td>").And.Contain("尚未提交的草稿");
        using (await browser.SubmitAsync($"/apply/{Residence}", "apply", ("act", "discard")))
        {
        }

        var seen = await citizen.ApplyAsync(Residence);
        (await browser.ReadAsync($"/my/cases/{seen.Id}")).Should().Contain($"href=\"/forms/{seen.Id}/1?format=html\"");
        (await browser.ReadAsync($"/apply/receipt/{seen.Id}")).Should().Contain($"href=\"/forms/{seen.Id}/2\"");
        (await browser.ReadAsync($"/forms/{seen.Id}/1?format=html")).Should().Contain(citizen.Person.IdNumber);

        using var clerk = new PlainBrowser(Office.Host);
        using (await clerk.SignInAsync("heilongjiang-acceptor"))
        {
        }

        (await clerk.ReadAsync($"/work/cases/{seen.Id}")).Should().Contain($"href=\"/forms/{seen.Id}/1?format=html\"");

        using var everyone = new PlainBrowser(Office.Host);
        (await everyone.ReadAsync($"/items/{Residence}")).Should().Contain($"href=\"/items/{Residence}/forms/1?format=html\"");
        (await everyone.ReadAsync($"/items/{Residence}/forms/1?format=html")).Should().Contain("<th scope=\"row\">姓名</th><td></td>");
        using var refused = await everyone.GetAsync($"/forms/{seen.Id}/1?format=html");
        refused.StatusCode.Should().NotBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(Client client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    private static async Task<XElement> ReadWordAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        await using var document = await archive.GetEntry("word/document.xml")!.OpenAsync();
        return (await XDocument.LoadAsync(document, LoadOptions.None, CancellationToken.None)).Root!;
    }

    /// <summary>The texts of the cells of each row.</summary>
    private static List<List<string>> Rows(XElement body) =>
        [.. Named(body, "tr").Select(row => Named(row, "tc").Select(cell => string.Join('\n', Named(cell, "p").Select(line => line.Value))).ToList())];

    private static string Lines(XElement body) => string.Join('\n', Named(body, "p").Select(line => line.Value));

    private static IEnumerable<XElement> Named(XElement parent, string name) => parent.Descendants().Where(element => element.Name.LocalName == name);
}
