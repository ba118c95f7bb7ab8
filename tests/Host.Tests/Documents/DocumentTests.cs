using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Documents;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Time;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests.Documents;

/// <summary>医疗机构申请定点: what is published, what is signed, and the papers that go with it. The host moves time, so its tests share it with no others.</summary>
public sealed class DocumentTests(CaseworkHost office) : IClassFixture<CaseworkHost>
{
    private const string Designation = "heilongjiang/hospital-designation";

    private readonly Citizen provider = office.Citizen("heilongjiang-provider");

    [Fact]
    public async Task An_agreement_is_numbered_rendered_and_handed_out_as_it_was_hashed()
    {
        var completed = await AgreeAsync();
        await RenderAsync();

        var agreement = (await provider.CaseAsync(completed)).Json.List("/documents").Should().ContainSingle(document => document.Text("/kind") == "serviceAgreement").Subject;
        agreement.Text("/number").Should().Be($"{completed.Number}-01");
        using var docx = await provider.GetAsync($"/api/cases/{completed.Id}/documents/{agreement.Text("/id")}");
        var bytes = await docx.Content.ReadAsByteArrayAsync();
        Convert.ToHexStringLower(SHA256.HashData(bytes)).Should().Be(agreement.Text("/sha256"));
        docx.Content.Headers.ContentType!.MediaType.Should().Be("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        await using (var archive = new ZipArchive(new MemoryStream(bytes)))
        {
            using var body = new StreamReader(await archive.GetEntry("word/document.xml")!.OpenAsync());
            (await body.ReadToEndAsync()).Should().Contain("医保协议").And.Contain(completed.Number);
        }

        using var page = await provider.GetAsync($"/api/cases/{completed.Id}/documents/{agreement.Text("/id")}?format=html");
        (await page.Content.ReadAsStringAsync()).Should().Contain("<h1>医保协议</h1>").And.Contain("<th scope=\"row\">协议截止日期</th><td>2028年05月31日</td>").And.Contain("姓名");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'");
        completed.Json.Text("/entitlements/0/kind").Should().Be("agreement");
    }

    [Fact]
    public async Task A_paper_is_for_those_whom_it_concerns_and_who_opens_another_ones_is_on_record()
    {
        var completed = await AgreeAsync();
        var paper = $"/api/cases/{completed.Id}/documents/{completed.Json.Text("/documents/0/id")}";

        (await StatusAsync(office.Citizen(), paper)).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(office.Clerk("designer"), paper)).Should().Be(HttpStatusCode.Forbidden);
        (await StatusAsync(office.Clerk("reviewer"), paper)).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(provider, $"{paper}?format=pdf")).Should().Be(HttpStatusCode.BadRequest);
        (await StatusAsync(provider, $"/api/cases/{completed.Id}/documents/{Guid.Empty}")).Should().Be(HttpStatusCode.NotFound);

        var log = await office.Clerk("auditor").ReadAsync($"/api/audit/access?caseId={completed.Id}");
        log.List("/items").Select(record => $"{record.Text("/actor")} {record.Text("/event")} {record.Text("/details/0")}").Should().Equal($"heilongjiang-reviewer download {completed.Number}-01");
    }

    [Fact]
    public async Task After_the_erasure_a_paper_says_so_and_its_hash_stays()
    {
        var completed = await AgreeAsync();
        await RenderAsync();
        using var erased = await office.Clerk("director").PostAsync($"/api/cases/{completed.Id}/erasure", """{"reason":"本人申请删除","legalBasis":"《个人信息保护法》第四十七条"}""");
        erased.IsSuccessStatusCode.Should().BeTrue();

        using var answer = await provider.GetAsync($"/api/cases/{completed.Id}/documents/{completed.Json.Text("/documents/0/id")}");
        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await provider.CaseAsync(completed)).Json.Text("/documents/0/sha256").Should().HaveLength(64);
    }

    [Fact]
    public async Task Everyone_may_see_what_is_published_while_it_is_and_afterwards()
    {
        var published = await PublishAsync();
        var name = published.Json.Text("/applicant/name");

        (await EntryAsync()).At("/endedAt").Should().BeNull();
        await PassNoticeAsync(published);
        (await EntryAsync()).At("/endedAt").Should().NotBeNull();

        async Task<JsonNode> EntryAsync()
        {
            using var answer = await office.Host.GetAsync("/api/public-notices?region=heilongjiang&size=200");
            return (await answer.ReadAsync()).List("/items").First(entry => entry.Text("/name") == name && entry.Text("/title") == "医疗机构申请定点协议管理");
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(Client client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    private Task RenderAsync() => office.Host.Services.GetRequiredService<PaperRendering>().RunAsync(CancellationToken.None);

    private async Task<CaseSeen> PublishAsync()
    {
        var seen = await provider.ApplyAsync(Designation);
        seen = await office.Clerk("acceptor").DecideAsync(seen, "受理");
        seen = await office.Clerk("inspector").DecideAsync(seen, "合格", data: new JsonObject { ["inspectionWay"] = new JsonArray("onsite") });
        return await office.Clerk("bureau").DecideAsync(seen, "已备案");
    }

    private async Task<CaseSeen> PassNoticeAsync(CaseSeen seen)
    {
        var clock = new DemoClock(office.Host);
        await clock.AdvanceToAsync((await clock.NowAsync()).AddDays(15));
        return await office.Clerk("reviewer").DecideAsync(await provider.CaseAsync(seen), "公示期满无异议");
    }

    private async Task<CaseSeen> AgreeAsync()
    {
        var seen = await PassNoticeAsync(await PublishAsync());
        seen = await office.Clerk("reviewer").DecideAsync(seen, "双方签订", data: new JsonObject { ["agreementSignedOn"] = "2026-06-01", ["agreementFrom"] = "2026-06-01", ["agreementTo"] = "2028-05-31" });
        await office.Clerk("bureau").DecideAsync(seen, "已备案");
        return await provider.CaseAsync(seen);
    }
}
