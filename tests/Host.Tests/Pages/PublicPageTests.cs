using System.Net;
using System.Net.Http.Headers;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>What somebody without an account finds: items, a calculator of limits, larger type.</summary>
[Collection(CaseworkTests.Name)]
public sealed class PublicPageTests(CaseworkHost office) : IDisposable
{
    private readonly PlainBrowser browser = new(office.Host);

    public void Dispose() => browser.Dispose();

    [Theory]
    [InlineData("/?q=住院报销", "/items/henan/inpatient-reimbursement", "maternity-allowance")]
    [InlineData("/?q=生育 津贴", "/items/hubei/maternity-allowance", "inpatient-reimbursement")]
    [InlineData("/?region=linkou", "/items/linkou/contribution-base-assessment", "/items/henan/")]
    [InlineData("/?who=provider", "/items/shangluo/pharmacy-designation", "chronic-disease-recognition")]
    [InlineData("/?who=unit", "/items/heilongjiang/unit-enrollment", "/items/heilongjiang/chronic-disease-recognition")]
    [InlineData("/?who=person&region=heilongjiang", "/items/heilongjiang/employee-enrollment", "/items/heilongjiang/unit-enrollment-query")]
    [InlineData("/?region=nowhere&who=nobody", "/items/heilongjiang/chronic-disease-recognition", "没有找到")]
    public async Task Items_are_found_by_name_by_region_and_by_whom_they_are_for(string path, string shown, string hidden)
    {
        var html = await PageAsync(path);

        html.Should().Contain(shown).And.NotContain(hidden);
        html.Should().Contain("href=\"/track\"").And.Contain("href=\"/calculator\"").And.Contain("href=\"/items\"").And.Contain("href=\"/sign-in\"");
    }

    [Fact]
    public async Task Where_nothing_is_called_so_the_page_says_what_to_do() =>
        (await PageAsync("/?q=%3Cb%3E护照")).Should().Contain("没有找到这样的事项").And.Contain("换一个词").And.Contain("&lt;b&gt;护照").And.NotContain("<b>护照");

    [Fact]
    public async Task The_first_page_is_small_with_all_that_it_asks_for()
    {
        var html = await PageAsync("/");
        var size = System.Text.Encoding.UTF8.GetByteCount(html);
        foreach (var asset in html.Split("href=\"").Skip(1).Select(part => part.Split('"')[0]).Where(path => path.StartsWith("/assets/", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, WebUtility.HtmlDecode(asset)) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br") } } };
            using var answer = await office.Host.Http.SendAsync(request);
            size += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        size.Should().BeLessThan(200 * 1024);
    }

    [Fact]
    public async Task Who_is_signed_in_keeps_what_he_may_do_beside_what_is_open_to_all()
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");

        (await PageAsync("/")).Should().Contain("您好").And.Contain("流程定义").And.Contain("公众服务").And.Contain("href=\"/track\"").And.NotContain("/items/heilongjiang/");
        (await PageAsync("/?q=慢特病")).Should().Contain("/items/heilongjiang/chronic-disease-recognition");
    }

    [Fact]
    public async Task Larger_type_is_switched_on_and_off_without_a_script_and_comes_back_to_the_page()
    {
        (await PageAsync("/calculator?kind=months")).Should().Contain("大字版").And.Contain("/large-type?to=on&amp;returnUrl=%2Fcalculator%3Fkind%3Dmonths").And.NotContain("class=\"large-type\"");

        using var on = await browser.GetAsync("/large-type?to=on&returnUrl=%2Fcalculator%3Fkind%3Dmonths");
        on.Headers.Location!.OriginalString.Should().Be("/calculator?kind=months");
        (await PageAsync("/sign-in")).Should().Contain("<html lang=\"zh-CN\" class=\"large-type\">").And.Contain("标准字号");

        using var foreign = await browser.GetAsync("/large-type?to=off&returnUrl=%2F%2Fexample.org");
        foreign.Headers.Location!.OriginalString.Should().Be("/", "nobody is sent out of the service");
        (await PageAsync("/sign-in")).Should().NotContain("class=\"large-type\"");
    }

    [Theory]
    [InlineData("from=2026-04-20&kind=workingDays&length=20", "2026-05-20 周三", "第 20 天", "调休")]
    [InlineData("from=2026-04-20&time=17:01&kind=immediate&length=", "2026-04-21 周二", "即时办结", "第 1 天")]
    [InlineData("from=2026-04-20&kind=calendarDays&length=11&region=heilongjiang", "2026-05-06 周三", "期满顺延", "自然日")]
    [InlineData("from=2026-12-21&kind=workingDays&length=20&region=", "2027-01-", "（暂定）", "元旦")]
    public async Task The_calculator_explains_a_limit_day_by_day(string query, params string[] shown)
    {
        var html = await PageAsync($"/calculator?{query}");

        html.Should().ContainAll(shown).And.NotContain("role=\"alert\"");
    }

    [Fact]
    public async Task The_calculator_knows_the_limits_of_an_item()
    {
        (await PageAsync("/calculator?item=heilongjiang%2Fchronic-disease-recognition")).Should().Contain("type=\"radio\" name=\"limit\"").And.Contain("从受理起算").And.NotContain("最后一日：");

        (await PageAsync("/calculator?item=heilongjiang%2Fchronic-disease-recognition&limit=0&from=2026-04-20")).Should().Contain("最后一日：").And.Contain("20个工作日").And.Contain("2026-05-20 周三");
    }

    [Fact]
    public async Task What_is_wrong_at_the_calculator_is_told_at_once_and_stays_typed()
    {
        var html = await PageAsync("/calculator?from=2026-02-30&time=25%3A00&kind=years&length=1.5&region=nowhere");

        html.Should().ContainAll("起算日期：", "起算时刻：", "计算方式：", "统筹地区：").And.Contain("value=\"1.5\"").And.Contain("value=\"25:00\"").And.NotContain("最后一日：");
        (await PageAsync("/calculator?from=2026-04-20&kind=months&length=121")).Should().Contain("长度：请填写整数");
        (await PageAsync("/calculator?item=nowhere%2Fnothing")).Should().Contain("没有这个事项");
    }

    private async Task<string> PageAsync(string path)
    {
        using var answer = await browser.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }
}
