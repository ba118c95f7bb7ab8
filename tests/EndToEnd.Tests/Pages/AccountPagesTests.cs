using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>A security administrator gives rights, and the person who gets them.</summary>
[Collection(PageTests.Name)]
public sealed class AccountPagesTests(PageOffice office)
{
    private const string FirstPassword = "First-Pass-2026";
    private const string OwnPassword = "Own-Secret-2026";

    [Fact]
    public async Task An_account_is_made_changes_its_first_password_chooses_a_membership_and_is_locked()
    {
        await using var keeper = await office.OpenAsync("security-admin", "/");
        await keeper.FollowAsync("账户与权限");
        await PageOffice.PhotographAsync(keeper, "accounts");
        await CreateAsync(keeper, "short");
        await keeper.ShouldShowAsync("密码至少 10 个字符。");
        await PageOffice.PhotographAsync(keeper, "accounts-faults");
        await CreateAsync(keeper, FirstPassword);
        await keeper.ShouldShowAsync("待改密码");
        await keeper.Page.GetByLabel("角色").SelectOptionAsync("reviewer");
        await keeper.Page.GetByLabel("任职地区和机构").SelectOptionAsync("linkou/");
        await keeper.ClickAsync("增加身份");
        await keeper.ShouldShowAsync("林口县（全部机构）");
        await PageOffice.PhotographAsync(keeper, "account");

        await using var person = await office.OpenAsync();
        await person.Page.GotoAsync("/me");
        await person.SignInAsync("linkou-zhang", FirstPassword);
        await person.ShouldShowAsync("当前密码是管理员设置的");
        await PageOffice.PhotographAsync(person, "first-password");
        await person.Page.GetByLabel("当前密码").FillAsync(FirstPassword);
        await person.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync(OwnPassword);
        await person.Page.GetByLabel("再输入一次新密码").FillAsync(OwnPassword);
        await person.ClickAsync("修改密码");
        await person.FollowAsync("张一（受理）");
        await person.ClickAsync("切换为审核，林口县（全部机构）");
        await person.ShouldShowAsync("（审核）");
        await PageOffice.PhotographAsync(person, "own-account");

        await keeper.Page.GetByLabel("理由").FillAsync("调离");
        await keeper.ClickAsync("停用账户");
        await keeper.ShouldShowAsync("已停用");
        await person.Page.GotoAsync("/me");
        new Uri(person.Page.Url).AbsolutePath.Should().Be("/sign-in");
        await person.SignInAsync("linkou-zhang", OwnPassword);
        await person.ShouldShowAsync("账户已由管理员停用，请联系安全管理员。");
    }

    private static async Task CreateAsync(Window window, string password)
    {
        var form = window.Page.GetByRole(AriaRole.Region, new() { Name = "新建账户" });
        await form.GetByLabel("用户名").FillAsync("linkou-zhang");
        await form.GetByLabel("姓名").FillAsync("张一");
        await form.GetByLabel("初始密码").FillAsync(password);
        await form.GetByLabel("角色").SelectOptionAsync("acceptor");
        await form.GetByLabel("任职地区和机构").SelectOptionAsync("linkou/county-center");
        await window.ClickAsync("新建账户");
    }
}
