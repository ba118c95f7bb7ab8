using System.Text.Json.Nodes;
using Npgsql;

namespace MedInsFlows.Host.Tests.Accounts.Administration;

/// <summary>Every act of administration is on a record that nobody can change unnoticed.</summary>
public sealed class RecordTests(TwoHosts office) : IClassFixture<TwoHosts>
{
    [Fact]
    public async Task Each_act_tells_who_did_what_to_whom_with_the_account_before_and_after_and_no_secret()
    {
        var (userName, _) = await office.SettleAsync();
        await office.DoAsync($"{userName}/memberships", """{"role":"reviewer","region":"linkou"}""");
        await office.DoAsync($"{userName}/lock", """{"reason":"调离"}""");
        await office.DoAsync($"{userName}/unlock", """{"reason":"调回"}""");
        await office.DoAsync($"{userName}/reset-password", """{"password":"Other-Pass-2026"}""");

        var acts = await ActsAsync("linkou-auditor", userName);

        acts.Select(act => ((string?)act["act"], (string?)act["actor"], (string?)act["reason"])).Should().Equal(
            ("password-reset", "security-admin", null),
            ("unlocked", "security-admin", "调回"),
            ("locked", "security-admin", "调离"),
            ("membership-added", "security-admin", null),
            ("password-changed", userName, null),
            ("created", "security-admin", null));
        acts[3]["before"]!["memberships"]!.ToJsonString().Should().Be("""["linkou/county-center/acceptor"]""");
        acts[3]["after"]!["memberships"]!.ToJsonString().Should().Be("""["linkou/county-center/acceptor","linkou/*/reviewer"]""");
        string.Concat(acts.Select(act => act.ToJsonString())).Should().NotContain("Pass-2026").And.NotContain("hash\":\"AQ").And.NotContain("stamp");
    }

    [Fact]
    public async Task An_auditor_reads_what_concerns_his_region_or_the_whole_service()
    {
        var (ofLinkou, _) = await office.SettleAsync();
        var ofAll = await office.CreateAsync("security-admin");

        (await ActsAsync("linkou-auditor", ofLinkou)).Should().HaveCount(2);
        (await ActsAsync("henan-auditor", ofLinkou)).Should().BeEmpty();
        (await ActsAsync("henan-auditor", ofAll)).Should().ContainSingle();
    }

    [Fact]
    public async Task Acts_at_once_make_one_chain()
    {
        var names = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => office.CreateAsync()));
        await Task.WhenAll(names.Select((name, number) =>
            (number % 2 == 0 ? office.First : office.Second).PostJsonAsync($"/api/admin/accounts/{name}/end-sessions", """{"reason":"x"}""", "security-admin")));

        (await VerifyAsync(office.First))["intact"]!.GetValue<bool>().Should().BeTrue();
    }

    [Theory]
    [InlineData("update accounts.acts set target = 'x' where seq = 1")]
    [InlineData("delete from accounts.acts where seq = 1")]
    [InlineData("truncate accounts.acts")]
    public async Task The_database_refuses_to_change_the_record(string sql)
    {
        await office.CreateAsync();
        await using var command = office.Database.DataSource.CreateCommand(sql);

        var change = () => command.ExecuteNonQueryAsync();

        (await change.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.RestrictViolation);
    }

    [Theory]
    [InlineData("update accounts.acts set content = convert_to(replace(convert_from(content, 'UTF8'), '张一', '张二'), 'UTF8') where seq = 2", 2)]
    [InlineData("delete from accounts.acts where seq = 2", 2)]
    [InlineData("delete from accounts.acts where seq = (select max(seq) from accounts.acts)", 3)]
    public async Task Who_changes_it_by_force_is_found_out(string sql, int firstBroken)
    {
        using var folder = new HostFolder();
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await RunningHost.StartAsync(folder.Arguments(database));
        foreach (var name in new[] { "one", "two", "three" })
        {
            using var made = await host.PostJsonAsync("/api/admin/accounts", $$"""{"userName":"{{name}}","name":"张一","password":"{{TwoHosts.FirstPassword}}","memberships":[]}""", "admin");
        }

        (await VerifyAsync(host)).ToJsonString().Should().Be("""{"intact":true,"records":3,"firstBroken":null}""");
        await using var force = database.DataSource.CreateCommand($"alter table accounts.acts disable trigger all; {sql}");
        await force.ExecuteNonQueryAsync();

        var verified = await VerifyAsync(host);

        (verified["intact"]!.GetValue<bool>(), verified["firstBroken"]!.GetValue<int>()).Should().Be((false, firstBroken));
    }

    private async Task<IReadOnlyList<JsonNode>> ActsAsync(string auditor, string userName)
    {
        using var answer = await office.Second.GetAsync($"/api/audit/accounts?userName={userName}&size=200", auditor);
        return [.. (await answer.ReadAsync())["items"]!.AsArray().Select(act => act!)];
    }

    private static async Task<JsonNode> VerifyAsync(RunningHost host)
    {
        using var answer = await host.GetAsync("/api/audit/accounts/verification", "linkou-auditor");
        return await answer.ReadAsync();
    }
}
