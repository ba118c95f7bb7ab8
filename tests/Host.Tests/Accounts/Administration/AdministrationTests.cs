using System.Net;
using MedInsFlows.Host.Tests.Pages;

namespace MedInsFlows.Host.Tests.Accounts.Administration;

/// <summary>Accounts are made, changed and locked by who gives rights, and it counts on every host at once.</summary>
public sealed class AdministrationTests(TwoHosts office) : IClassFixture<TwoHosts>
{
    [Fact]
    public async Task A_first_password_opens_nothing_but_its_change()
    {
        var userName = await office.CreateAsync();
        var token = await TwoHosts.TokenAsync(office.Second, userName, TwoHosts.FirstPassword);

        using var refused = await office.Second.SendWithTokenAsync(HttpMethod.Get, "/api/tasks", token);
        using var me = await office.Second.SendWithTokenAsync(HttpMethod.Get, "/api/me", token);
        using var changed = await TwoHosts.PostAsync(
            office.Second, token, "/api/me/password", $$"""{"currentPassword":"{{TwoHosts.FirstPassword}}","newPassword":"{{TwoHosts.OwnPassword}}"}""");
        using var tasks = await office.First.SendWithTokenAsync(HttpMethod.Get, "/api/tasks", (string)(await changed.ReadAsync())["accessToken"]!);

        await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "password-change-required");
        await me.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "password-change-required");
        tasks.StatusCode.Should().Be(HttpStatusCode.OK);
        (await TwoHosts.StatusAsync(office.First, token)).Should().Be(HttpStatusCode.Unauthorized, "the change ends earlier sessions");
    }

    [Fact]
    public async Task At_a_browser_a_first_password_leads_to_its_change()
    {
        var userName = await office.CreateAsync();
        using var browser = new PlainBrowser(office.First);
        using var signedIn = await browser.SignInAsync(userName, TwoHosts.FirstPassword);
        using var led = await browser.GetAsync("/");

        using var differing = await browser.SubmitAsync("/me/password", "change", ("Current", TwoHosts.FirstPassword), ("Chosen", TwoHosts.OwnPassword), ("Repeated", "x"));
        using var changed = await browser.SubmitAsync("/me/password", "change", ("Current", TwoHosts.FirstPassword), ("Chosen", TwoHosts.OwnPassword), ("Repeated", TwoHosts.OwnPassword));
        using var home = await browser.GetAsync("/");

        (led.StatusCode, led.Headers.Location!.OriginalString).Should().Be((HttpStatusCode.Redirect, "/me/password"));
        (await differing.Content.ReadAsStringAsync()).Should().Contain("两次输入的新密码不一致。");
        changed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        home.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("end-sessions", """{"reason":"设备遗失"}""")]
    [InlineData("lock", """{"reason":"调离"}""")]
    [InlineData("reset-password", """{"password":"Other-Pass-2026"}""")]
    public async Task Tokens_and_cookies_of_all_hosts_end_at_once(string act, string body)
    {
        var (userName, token) = await office.SettleAsync();
        using var browser = new PlainBrowser(office.Second);
        using var signedIn = await browser.SignInAsync(userName, TwoHosts.OwnPassword);
        using var before = await browser.GetAsync("/me");
        (await TwoHosts.StatusAsync(office.Second, token)).Should().Be(HttpStatusCode.OK);

        await office.DoAsync($"{userName}/{act}", body);
        using var after = await browser.GetAsync("/me");

        before.StatusCode.Should().Be(HttpStatusCode.OK);
        after.Headers.Location!.OriginalString.Should().StartWith("/sign-in");
        (await TwoHosts.StatusAsync(office.First, token)).Should().Be(HttpStatusCode.Unauthorized);
        (await TwoHosts.StatusAsync(office.Second, token)).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_locked_account_signs_in_again_only_when_it_is_unlocked()
    {
        var (userName, _) = await office.SettleAsync();
        await office.DoAsync($"{userName}/lock", """{"reason":"调离"}""");

        using var locked = await office.Second.SignInAsync(userName, TwoHosts.OwnPassword);
        using var wrong = await office.Second.SignInAsync(userName, "wrong");
        await office.DoAsync($"{userName}/unlock", """{"reason":"调回"}""");
        using var unlocked = await office.Second.SignInAsync(userName, TwoHosts.OwnPassword);

        await locked.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "account-locked");
        await wrong.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        unlocked.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_of_several_memberships_is_active_by_the_choice_of_its_holder()
    {
        var (userName, token) = await office.SettleAsync();
        await office.DoAsync($"{userName}/memberships", """{"role":"auditor","region":"linkou"}""");
        using var before = await office.Second.SendWithTokenAsync(HttpMethod.Get, "/api/audit/accounts", token);

        using var chosen = await TwoHosts.PostAsync(office.First, token, "/api/me/active", """{"role":"auditor","region":"linkou"}""");
        using var after = await office.Second.SendWithTokenAsync(HttpMethod.Get, "/api/audit/accounts", token);
        using var others = await TwoHosts.PostAsync(office.First, token, "/api/me/active", """{"role":"director","region":"linkou"}""");

        before.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        ((string?)(await chosen.ReadAsync())["active"]!["role"]).Should().Be("auditor");
        after.StatusCode.Should().Be(HttpStatusCode.OK);
        (await others.BodyErrorsAsync()).Should().Equal("/role bad-value");
    }

    [Fact]
    public async Task A_membership_that_is_taken_away_counts_no_more()
    {
        var (userName, token) = await office.SettleAsync();
        var id = (await office.DoAsync($"{userName}/memberships", """{"role":"reviewer","region":"linkou"}"""))["memberships"]![0]!["id"];

        using var removed = await office.First.SendAsync(HttpMethod.Delete, $"/api/admin/accounts/{userName}/memberships/{id}", "security-admin");
        using var me = await office.Second.SendWithTokenAsync(HttpMethod.Get, "/api/me", token);

        removed.StatusCode.Should().Be(HttpStatusCode.OK);
        var answer = await me.ReadAsync();
        ((string?)answer["active"]!["role"], answer["memberships"]!.AsArray().Count).Should().Be(("reviewer", 1), "the one that is left is active");
    }

    [Fact]
    public async Task Accounts_are_found_by_name_region_and_role()
    {
        var (userName, _) = await office.SettleAsync("window-lead");
        using var found = await office.First.GetAsync($"/api/admin/accounts?q={userName}&region=linkou&role=window-lead&locked=false", "security-admin");
        using var elsewhere = await office.First.GetAsync($"/api/admin/accounts?q={userName}&region=henan", "security-admin");
        using var wildcard = await office.First.GetAsync("/api/admin/accounts?q=%25", "security-admin");

        (await found.ReadAsync())["items"]!.AsArray().Select(item => (string?)item!["userName"]).Should().Equal(userName);
        ((int)(await elsewhere.ReadAsync())["total"]!).Should().Be(0);
        ((int)(await wildcard.ReadAsync())["total"]!).Should().Be(0, "a wildcard stands for itself");
    }

    [Fact]
    public async Task Everything_wrong_with_a_new_account_is_told_at_once_and_nothing_is_stored()
    {
        using var answer = await office.First.PostJsonAsync(
            "/api/admin/accounts",
            """{"userName":"Wrong Name","name":" ","password":"short","memberships":[{"role":"king"},{"role":"reviewer"},{"role":"admin","region":"henan"},{"role":"reviewer","region":"henan","agency":"county-center"}]}""",
            "security-admin");

        (await answer.BodyErrorsAsync()).Distinct().Should().BeEquivalentTo(
            "/userName bad-value", "/name missing-field", "/password bad-value", "/memberships/0/role bad-value", "/memberships/1/region bad-value", "/memberships/2/region bad-value", "/memberships/3/agency bad-value");
        using var list = await office.First.GetAsync("/api/admin/accounts?q=Wrong", "security-admin");
        ((int)(await list.ReadAsync())["total"]!).Should().Be(0);
    }

    [Fact]
    public async Task A_name_that_is_taken_a_second_same_membership_and_a_demo_password_are_refused()
    {
        var userName = await office.CreateAsync();
        using var twin = await office.First.PostJsonAsync("/api/admin/accounts", $$"""{"userName":"{{userName}}","name":"李","password":"{{TwoHosts.FirstPassword}}","memberships":[]}""", "security-admin");
        using var twice = await office.First.PostJsonAsync($"/api/admin/accounts/{userName}/memberships", """{"role":"acceptor","region":"linkou","agency":"county-center"}""", "security-admin");
        using var demo = await office.First.PostJsonAsync("/api/admin/accounts/henan-cashier/reset-password", $$"""{"password":"{{TwoHosts.FirstPassword}}"}""", "security-admin");
        using var nobody = await office.First.PostJsonAsync("/api/admin/accounts/nobody-here/lock", """{"reason":"x"}""", "security-admin");

        (await twin.BodyErrorsAsync()).Should().Equal("/userName bad-value");
        await twice.ShouldBeProblemAsync(HttpStatusCode.Conflict, "account-state");
        await demo.ShouldBeProblemAsync(HttpStatusCode.Conflict, "account-state");
        await nobody.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_wrong_current_password_counts_as_a_failed_sign_in()
    {
        var (_, token) = await office.SettleAsync();
        var answers = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            using var answer = await TwoHosts.PostAsync(attempt % 2 == 0 ? office.First : office.Second, token, "/api/me/password", """{"currentPassword":"wrong","newPassword":"Another-Pass-1"}""");
            answers.Add(answer.StatusCode);
        }

        answers.Should().Equal([.. Enumerable.Repeat(HttpStatusCode.BadRequest, 4), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)]);
    }

    [Fact]
    public async Task Of_many_who_lock_an_account_at_once_one_does()
    {
        var userName = await office.CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            (number % 2 == 0 ? office.First : office.Second).PostJsonAsync($"/api/admin/accounts/{userName}/lock", """{"reason":"x"}""", "security-admin")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).Should().Be(7);
    }
}
