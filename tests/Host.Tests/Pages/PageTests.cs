using System.Net;
using MedInsFlows.Host.Tests.Definitions;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>What holds for every page: who may come, what stands in the headers, what is said where something is wrong.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class PageTests(DefinitionsHost office) : IDisposable
{
    private readonly PlainBrowser browser = new(office.Host);

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_and_gets_where_he_wanted()
    {
        using var asked = await browser.GetAsync("/definitions?x=1");
        using var signedIn = await browser.SignInAsync("heilongjiang-designer", returnUrl: "/definitions?x=1");
        using var page = await browser.GetAsync("/definitions?x=1");

        (asked.StatusCode, asked.Headers.Location!.OriginalString).Should().Be((HttpStatusCode.Redirect, "/sign-in?returnUrl=%2Fdefinitions%3Fx%3D1"));
        (signedIn.StatusCode, signedIn.Headers.Location!.PathAndQuery).Should().Be((HttpStatusCode.Redirect, "/definitions?x=1"));
        (await page.Content.ReadAsStringAsync()).Should().Contain("流程定义").And.Contain("黑龙江省流程设计（流程设计）").And.Contain("演示模式");
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("definitions")]
    [InlineData("/a\nb")]
    [InlineData("/sign-in")]
    public async Task Nobody_is_sent_out_of_the_service(string target)
    {
        using var answer = await browser.SignInAsync("heilongjiang-designer", returnUrl: target);

        answer.Headers.Location.Should().Be(new Uri(office.Host.Http.BaseAddress!, "/"));
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_are_answered_the_same()
    {
        using var name = await browser.SignInAsync("nobody-at-all", "wrong");
        using var password = await browser.SignInAsync("henan-publisher", "wrong");

        (name.StatusCode, password.StatusCode).Should().Be((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
        var (first, second) = (await name.Content.ReadAsStringAsync(), await password.Content.ReadAsStringAsync());
        first.Should().Contain("用户名或密码不正确，请核对后重试。").And.NotContain("wrong");
        second.Should().Contain("用户名或密码不正确，请核对后重试。").And.NotContain("wrong");
    }

    [Fact]
    public async Task Failures_at_the_page_and_at_the_api_lock_together()
    {
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var failed = await browser.SignInAsync("linkou-cashier", "wrong");
        }

        using var fifth = await office.Host.SignInAsync("linkou-cashier", "wrong");
        using var locked = await browser.SignInAsync("linkou-cashier");

        locked.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await locked.Content.ReadAsStringAsync()).Should().Contain("登录失败次数过多");
    }

    [Fact]
    public async Task The_cookies_are_kept_from_scripts_and_other_sites_and_end_with_the_sign_out()
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");
        var set = signedIn.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("medins=", StringComparison.Ordinal));
        using var home = await browser.GetAsync("/");
        var html = await home.Content.ReadAsStringAsync();
        var token = html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];

        using var forged = await browser.PostAsync("/sign-out");
        using var still = await browser.GetAsync("/");
        using var signedOut = await browser.PostAsync("/sign-out", KeyValuePair.Create("__RequestVerificationToken", token));
        using var after = await browser.GetAsync("/me");

        set.Should().Contain("httponly").And.Contain("samesite=lax");
        (forged.StatusCode, still.StatusCode).Should().Be((HttpStatusCode.BadRequest, HttpStatusCode.OK));
        (signedOut.StatusCode, after.StatusCode).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
    }

    [Fact]
    public async Task A_form_that_is_not_ours_is_refused_in_Chinese()
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");

        using var answer = await browser.PostAsync("/sign-in", KeyValuePair.Create("_handler", "sign-in"), KeyValuePair.Create("UserName", "admin"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("刷新后重试");
    }

    [Theory]
    [InlineData("heilongjiang-acceptor", "/definitions", HttpStatusCode.Forbidden, "当前角色“受理”不能办理此事")]
    [InlineData("heilongjiang-designer", "/nothing", HttpStatusCode.NotFound, "地址不存在")]
    [InlineData("heilongjiang-designer", "/definitions/henan-x", HttpStatusCode.NotFound, "对当前账户不可见")]
    [InlineData("heilongjiang-designer", "/definitions/heilongjiang-nothing/pending", HttpStatusCode.NotFound, "对当前账户不可见")]
    [InlineData(null, "/nothing", HttpStatusCode.NotFound, "地址不存在")]
    public async Task What_is_wrong_is_told_by_a_page_with_its_frame(string? account, string path, HttpStatusCode status, string text)
    {
        if (account is not null)
        {
            using var signedIn = await browser.SignInAsync(account);
        }

        using var answer = await browser.GetAsync(path);

        answer.StatusCode.Should().Be(status);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await answer.Content.ReadAsStringAsync()).Should().StartWith("<!DOCTYPE html>").And.Contain(text).And.Contain("医疗保障经办服务").And.NotContain("Exception");
    }

    [Theory]
    [InlineData("/definitions/heilongjiang-chronic-disease-recognition/compare")]
    [InlineData("/definitions/heilongjiang-chronic-disease-recognition/compare?before=x&after=1")]
    [InlineData("/definitions/heilongjiang-chronic-disease-recognition/compare?before=99999999999&after=1")]
    [InlineData("/definitions/heilongjiang-%01")]
    public async Task An_address_that_names_nothing_is_not_there(string path)
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");

        using var answer = await browser.GetAsync(path);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("x", "有误", "第 0 版现在没有发布")]
    [InlineData("1", " ", "撤回须写明理由")]
    [InlineData("7", "有误", "第 7 版现在没有发布")]
    public async Task A_form_with_odd_content_is_answered_on_its_page(string number, string reason, string text)
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");

        using var answer = await browser.SubmitAsync(
            "/definitions/heilongjiang-chronic-disease-recognition", "retract", ("Number", number), ("Reason", reason));

        answer.StatusCode.Should().BeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).Should().Contain(text).And.Contain("变更记录");
    }

    [Theory]
    [InlineData("\u0001")]
    [InlineData("")]
    [InlineData("'; drop table accounts.users; --")]
    public async Task An_odd_name_is_nobodys(string name)
    {
        using var answer = await browser.SignInAsync(name);
        using var longest = await browser.SignInAsync(new string('x', 10_000), new string('y', 10_000));

        (answer.StatusCode, longest.StatusCode).Should().Be((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_cookie_does_not_count_at_the_api()
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");

        using var answer = await browser.GetAsync("/api/definitions");

        await answer.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData("/calculator?from=2026-04-20&kind=workingDays&length=20")]
    [InlineData("/track")]
    [InlineData("/definitions")]
    [InlineData("/definitions/heilongjiang-chronic-disease-recognition")]
    public async Task A_page_keeps_to_the_content_policy_and_is_not_kept(string path)
    {
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");

        using var answer = await browser.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'self'").And.NotContain("unsafe");
        answer.Headers.GetValues("X-Frame-Options").Single().Should().Be("DENY");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        html.Should().NotContain("<script").And.NotContain("<style").And.NotContain(" style=").And.NotContain("onclick=").And.NotContain("src=\"http");
        html.Should().Contain("lang=\"zh-CN\"").And.Contain("<title>");
    }

    [Fact]
    public async Task Style_sheets_are_kept_by_the_browser_and_packed()
    {
        using var page = await browser.GetAsync("/sign-in");
        var html = await page.Content.ReadAsStringAsync();
        var path = html.Split("href=\"").Select(part => part.Split('"')[0]).First(part => part.StartsWith("/assets/tabler", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "gzip, br" } } };

        using var packed = await office.Host.Http.SendAsync(request);
        using var plain = await browser.GetAsync(path);
        using var none = await browser.GetAsync("/assets/nothing.css");

        packed.Content.Headers.ContentEncoding.Should().Equal("br");
        plain.Content.Headers.ContentEncoding.Should().BeEmpty();
        plain.Headers.CacheControl!.ToString().Should().Contain("immutable");
        (plain.Content.Headers.ContentType!.MediaType, none.StatusCode).Should().Be(("text/css", HttpStatusCode.NotFound));
    }
}
