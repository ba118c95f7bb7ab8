using System.Net;
using MedInsFlows.Host.Startup;

namespace MedInsFlows.Host.Tests.Accounts;

/// <summary>Accounts from one start of the host to the next.</summary>
public sealed class AccountLifeTests : IAsyncLifetime, IDisposable
{
    private const string AdminPassword = "Wuhan-1912-Bridge";

    private readonly HostFolder folder = new();
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_warm_start_leaves_demo_accounts_and_tokens_as_they_are()
    {
        var token = await FirstTokenAsync();

        await using var second = await RunningHost.StartAsync(Demo());
        using var me = await second.SendWithTokenAsync(HttpMethod.Get, "/api/me", token);

        me.StatusCode.Should().Be(HttpStatusCode.OK);
        (await CountAsync("accounts.users")).Should().Be(133);
        (await CountAsync("accounts.memberships")).Should().Be(133);
    }

    [Fact]
    public async Task A_changed_password_file_changes_the_password_and_ends_old_tokens()
    {
        var token = await FirstTokenAsync();
        folder.WriteSecret("password", "Another-Pass-77");

        await using var second = await RunningHost.StartAsync(Demo());
        using var old = await second.SignInAsync("henan-acceptor", HostFolder.Password);
        using var changed = await second.SignInAsync("henan-acceptor", "Another-Pass-77");
        using var me = await second.SendWithTokenAsync(HttpMethod.Get, "/api/me", token);

        old.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        changed.StatusCode.Should().Be(HttpStatusCode.OK);
        me.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Outside_demo_mode_demo_accounts_and_their_tokens_are_void()
    {
        var token = await FirstTokenAsync();

        await using var real = await RunningHost.StartAsync(Real());
        using var signIn = await real.SignInAsync("henan-acceptor", HostFolder.Password);
        using var me = await real.SendWithTokenAsync(HttpMethod.Get, "/api/me", token);

        await signIn.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        me.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Outside_demo_mode_the_first_administrator_is_made_once()
    {
        folder.WriteSecret("admin", AdminPassword);
        await using (await RunningHost.StartAsync(Real(("MedIns:AdminPasswordFile", folder.PathOf("admin")))))
        {
        }

        folder.WriteSecret("admin", "Other-Password-88");
        await using var second = await RunningHost.StartAsync(Real(("MedIns:AdminPasswordFile", folder.PathOf("admin"))));
        using var first = await second.SignInAsync("admin", AdminPassword);
        using var later = await second.SignInAsync("admin", "Other-Password-88");

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        later.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await CountAsync("accounts.users")).Should().Be(1);
    }

    [Fact]
    public async Task The_first_administrator_takes_the_place_of_the_one_of_demo_mode_for_good()
    {
        await FirstTokenAsync();
        folder.WriteSecret("admin", AdminPassword);
        await using (await RunningHost.StartAsync(Real(("MedIns:AdminPasswordFile", folder.PathOf("admin")))))
        {
        }

        await using var demo = await RunningHost.StartAsync(Demo());
        using var real = await demo.SignInAsync("admin", AdminPassword);
        using var byDemoPassword = await demo.SignInAsync("admin", HostFolder.Password);

        real.StatusCode.Should().Be(HttpStatusCode.OK);
        byDemoPassword.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_weak_password_for_the_first_administrator_is_refused_with_all_it_lacks()
    {
        folder.WriteSecret("admin", "admin");

        var start = () => RunningHost.StartAsync(Real(("MedIns:AdminPasswordFile", folder.PathOf("admin"))));

        (await start.Should().ThrowAsync<StartupException>()).Which.Message.Should()
            .Contain("至少 10 个字符").And.Contain("一个数字").And.Contain("一个大写字母").And.Contain("不得包含用户名");
        (await CountAsync("accounts.users")).Should().Be(0);
    }

    [Fact]
    public async Task Another_master_key_is_noticed_at_start()
    {
        await FirstTokenAsync();
        folder.WriteSecret("master-key", HostFolder.NewKey());

        var start = () => RunningHost.StartAsync(Demo());

        (await start.Should().ThrowAsync<StartupException>()).Which.Message.Should().Contain("主密钥与数据库不符");
    }

    [Fact]
    public async Task Keys_of_tokens_lie_encrypted_in_the_database()
    {
        await FirstTokenAsync();

        await using var command = database.DataSource.CreateCommand("select xml from accounts.data_protection_keys");
        var xml = (string)(await command.ExecuteScalarAsync())!;

        xml.Should().Contain("wrappedKey").And.NotContain("<masterKey").And.NotContain("<value>");
    }

    private async Task<string> FirstTokenAsync()
    {
        await using var host = await RunningHost.StartAsync(Demo());
        return await host.TokenAsync("henan-acceptor");
    }

    private string[] Demo() => folder.Arguments(database);

    private string[] Real(params (string Key, string? Value)[] overrides) =>
        folder.Arguments(database, [("MedIns:Demo:PasswordFile", null), .. overrides]);

    private async Task<long> CountAsync(string table)
    {
        await using var command = database.DataSource.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
