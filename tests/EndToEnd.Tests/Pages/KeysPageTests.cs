namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>An administrator at the page of the keys.</summary>
[Collection(PageTests.Name)]
public sealed class KeysPageTests(PageOffice office)
{
    [Fact]
    public async Task An_administrator_rotates_the_key_and_sees_old_values_carried_over()
    {
        await using var window = await office.OpenAsync("admin", "/");
        await window.FollowAsync("加密密钥");
        await window.ShouldShowAsync("在用");

        await window.Page.GetByLabel("理由").FillAsync("例行轮换");
        await window.ClickAsync("轮换");

        await window.ShouldShowAsync("例行轮换");
        await window.ShouldShowAsync("只用于解密");
        await PageOffice.PhotographAsync(window, "keys");
    }
}
