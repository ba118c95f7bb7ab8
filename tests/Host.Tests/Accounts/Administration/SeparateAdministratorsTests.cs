using System.Net;

namespace MedInsFlows.Host.Tests.Accounts.Administration;

/// <summary>Who runs the service and who gives rights are two, neither gives himself any, and neither sees cases.</summary>
public sealed class SeparateAdministratorsTests(TwoHosts office) : IClassFixture<TwoHosts>
{
    [Theory]
    [InlineData("POST", "memberships", """{"role":"auditor","region":"linkou"}""")]
    [InlineData("DELETE", "memberships/1", "")]
    [InlineData("POST", "lock", """{"reason":"x"}""")]
    [InlineData("POST", "unlock", """{"reason":"x"}""")]
    [InlineData("POST", "end-sessions", """{"reason":"x"}""")]
    [InlineData("POST", "reset-password", """{"password":"Another-Pass-1"}""")]
    public async Task Nobody_administers_his_own_account(string method, string act, string body)
    {
        foreach (var (administrator, path) in new[] { ("security-admin", "security-admin"), ("security-admin", "Security-Admin"), ("admin", "admin") })
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var answer = await office.First.SendAsync(new HttpMethod(method), $"/api/admin/accounts/{path}/{act}", administrator, content);

            await answer.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties");
        }
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("security-admin")]
    public async Task Administrators_have_no_access_to_cases(string administrator)
    {
        foreach (var path in new[] { "/api/cases", "/api/tasks", $"/api/cases/{Guid.Empty}", $"/api/cases/{Guid.Empty}/timeline", $"/api/audit/cases/{Guid.Empty}/journal" })
        {
            using var answer = await office.First.GetAsync(path, administrator);
            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, path);
        }
    }

    [Fact]
    public async Task Who_gives_rights_does_not_run_the_service()
    {
        using var jobs = await office.First.GetAsync("/api/admin/jobs", "security-admin");
        using var clock = await office.First.GetAsync("/api/demo/clock", "security-admin");

        await jobs.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await clock.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Outside_demo_mode_the_first_administrator_gives_rights_until_there_is_a_security_administrator()
    {
        const string password = "Wuhan-1912-Bridge";
        using var folder = new HostFolder();
        await using var database = await TestDatabase.CreateAsync();
        folder.WriteSecret("admin", password);
        await using var host = await RunningHost.StartAsync(folder.Arguments(database, ("MedIns:Demo:PasswordFile", null), ("MedIns:AdminPasswordFile", folder.PathOf("admin"))));
        var admin = await TwoHosts.TokenAsync(host, "admin", password);

        using var made = await TwoHosts.PostAsync(host, admin, "/api/admin/accounts", $$"""{"userName":"keeper","name":"王","password":"{{TwoHosts.FirstPassword}}","memberships":[{"role":"security-admin"}]}""");
        using var another = await TwoHosts.PostAsync(host, admin, "/api/admin/accounts", $$"""{"userName":"friend","name":"李","password":"{{TwoHosts.FirstPassword}}","memberships":[{"role":"director","region":"henan"}]}""");
        using var jobs = await host.SendWithTokenAsync(HttpMethod.Get, "/api/admin/jobs", admin);
        using var keeper = await TwoHosts.PostAsync(host, await TwoHosts.TokenAsync(host, "keeper", TwoHosts.FirstPassword), "/api/me/password", $$"""{"currentPassword":"{{TwoHosts.FirstPassword}}","newPassword":"{{TwoHosts.OwnPassword}}"}""");
        using var list = await host.SendWithTokenAsync(HttpMethod.Get, "/api/admin/accounts", (string)(await keeper.ReadAsync())["accessToken"]!);

        made.StatusCode.Should().Be(HttpStatusCode.Created);
        await another.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        jobs.StatusCode.Should().Be(HttpStatusCode.OK);
        ((int)(await list.ReadAsync())["total"]!).Should().Be(2);
    }
}
