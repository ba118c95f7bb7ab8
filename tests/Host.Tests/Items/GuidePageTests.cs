using System.Net;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Pages;

namespace MedInsFlows.Host.Tests.Items;

/// <summary>The public pages of items and the comparison across regions.</summary>
[Collection(WorkshopTests.Name)]
public sealed class GuidePageTests(WorkshopHost office) : IDisposable
{
    private readonly PlainBrowser browser = new(office.Host);

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task Who_is_not_signed_in_reads_the_guide_of_an_item()
    {
        var html = await PageAsync($"/items/{CaseworkHost.ChronicDisease}");

        html.Should().Contain("基本医疗保险参保人员享受门诊慢特病病种待遇认定").And.Contain("办理时限").And.Contain("受理材料").And.Contain("文件未载明").And.Contain("起算");
    }

    [Fact]
    public async Task Conditions_alternatives_and_kinds_of_applicant_stand_with_their_material()
    {
        var html = await PageAsync($"/items/{WorkshopHost.Curious}");

        html.Should().Contain("条件：急诊").And.Contain("可以用任一份代替：病历").And.Contain("限在职职工").And.Contain("来源：数据共享，申请人提交").And.Contain("证件号码");
        html.Should().Contain("参保信息&lt;b&gt;甲&lt;/b&gt;").And.NotContain("<b>");
    }

    [Fact]
    public async Task The_list_leads_to_the_items_of_a_region() =>
        (await PageAsync("/items")).Should().Contain($"href=\"/items/{CaseworkHost.ChronicDisease}\"").And.Contain("黑龙江省");

    [Theory]
    [InlineData("/items/heilongjiang/nothing")]
    [InlineData("/items/nowhere/chronic-disease-recognition")]
    [InlineData("/items/compare/nothing")]
    public async Task An_item_that_is_not_there_is_not_found(string path)
    {
        using var answer = await browser.GetAsync(path);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_kind_is_compared_by_page_and_api()
    {
        using var answer = await office.Host.GetAsync("/api/items/compare?item=chronic-disease-recognition");
        using var nothing = await office.Host.GetAsync("/api/items/compare?item=nothing");
        var comparison = await answer.ReadAsync();

        comparison.Text("/regions/0/definitionId").Should().Be("heilongjiang-chronic-disease-recognition");
        comparison.Texts("/rows", "/aspect").Should().Contain(["title", "code", "handlingType", "limits", "materials", "steps", "channels", "conditions", "fee", "validity"]);
        nothing.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await PageAsync("/items/compare/chronic-disease-recognition")).Should().Contain("相同").And.Contain("办理时限");
    }

    [Fact]
    public async Task The_coverage_of_the_own_region_is_seen_by_a_designer()
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");

        (await PageAsync("/coverage")).Should().Contain("/coverage/heilongjiang/chronic-disease-recognition");
        (await PageAsync("/coverage/heilongjiang/chronic-disease-recognition")).Should().Contain("从节点到原文");
    }

    private async Task<string> PageAsync(string path)
    {
        using var answer = await browser.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }
}
