using System.Net;

namespace MedInsFlows.Host.Tests.Accounts;

[Collection(DemoHostTests.Name)]
public sealed class DemoAccountTests(DemoHost demo)
{
    private static readonly string[] Regions = ["heilongjiang", "henan", "linkou", "shangluo", "hubei"];

    private static readonly string[] Roles =
    [
        "acceptor", "reviewer", "second-reviewer", "finance", "finance-head", "director", "cashier", "settlement", "window-lead",
        "provider-acceptor", "provider-reviewer", "inspector", "bureau", "supervisor", "internal-control", "auditor", "designer",
        "publisher", "applicant", "unit-clerk", "provider", "expert1", "expert2", "expert3", "expert4", "expert5",
    ];

    [Fact]
    public async Task Every_region_has_every_account_of_the_contract()
    {
        var expected = Regions.SelectMany(region => Roles.Select(role => $"{region}-{role}"));

        await using var command = demo.Database.DataSource.CreateCommand("select user_name from accounts.users");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        names.Should().BeEquivalentTo([.. expected, "admin", "security-admin", "system"]);
    }

    [Fact]
    public async Task Me_tells_who_is_signed_in_and_as_what()
    {
        using var answer = await demo.Host.GetAsync("/api/me", "linkou-second-reviewer");

        var membership = """{"region":"linkou","agency":null,"role":"second-reviewer","level":"county"}""";
        var me = $$"""{"userName":"linkou-second-reviewer","name":"林口县复核","memberships":[{{membership}}],"active":{{membership}}}""";
        (await answer.Content.ReadAsStringAsync()).Should().Be(me);
    }

    [Theory]
    [InlineData("heilongjiang-expert5", "heilongjiang", "expert")]
    [InlineData("shangluo-provider-acceptor", "shangluo", "provider-acceptor")]
    [InlineData("admin", null, "admin")]
    [InlineData("system", null, "system")]
    public async Task An_account_acts_in_its_region_by_its_role(string userName, string? region, string role)
    {
        using var answer = await demo.Host.GetAsync("/api/me", userName);

        var active = (await answer.ReadAsync())["active"]!;
        active["region"]?.GetValue<string>().Should().Be(region);
        active["role"]!.GetValue<string>().Should().Be(role);
    }

    [Fact]
    public async Task A_name_is_found_in_any_case()
    {
        using var answer = await demo.Host.SignInAsync("Hubei-Acceptor", HostFolder.Password);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
