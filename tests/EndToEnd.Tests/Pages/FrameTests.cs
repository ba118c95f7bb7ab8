using MedInsFlows.EndToEnd.Tests.Hosts;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>Signing in and out, and what is said where one may not go.</summary>
[Collection(PageTests.Name)]
public sealed class FrameTests(PageOffice office)
{
    [Fact]
    public async Task One_signs_in_and_out()
    {
        await using var window = await office.OpenAsync();
        await window.Page.GotoAsync("/definitions");
        await PageOffice.PhotographAsync(window, "sign-in");

        await window.SignInAsync("heilongjiang-designer", "wrong");
        await window.ShouldShowAsync("用户名或密码不正确，请核对后重试。");
        await PageOffice.PhotographAsync(window, "sign-in-failed");

        await window.SignInAsync("heilongjiang-designer", Installation.Password);
        await window.ShouldShowAsync("黑龙江省流程设计");
        new Uri(window.Page.Url).AbsolutePath.Should().Be("/definitions");

        await window.ClickAsync("退出登录");
        await window.Page.GotoAsync("/definitions");
        new Uri(window.Page.Url).AbsolutePath.Should().Be("/sign-in");
    }

    [Fact]
    public async Task The_first_page_shows_where_one_may_go()
    {
        await using var window = await office.OpenAsync("heilongjiang-auditor", "/");
        await PageOffice.PhotographAsync(window, "home");

        await window.FollowAsync("流程定义");

        await window.ShouldShowAsync("heilongjiang-chronic-disease-recognition");
    }

    [Theory]
    [InlineData("/definitions", "无权办理", "forbidden")]
    [InlineData("/definitions/nothing", "无权办理", "forbidden-deep")]
    public async Task Where_one_may_not_go_a_page_says_so(string path, string title, string picture)
    {
        await using var window = await office.OpenAsync("heilongjiang-acceptor", path);

        await window.ShouldShowAsync(title);
        await PageOffice.PhotographAsync(window, picture);
    }
}
