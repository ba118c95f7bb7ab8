namespace MedInsFlows.EndToEnd.Tests.Running;

/// <summary><c>docker-compose.yml</c>, judged by docker-compose itself; an engine of Docker is not needed for that.</summary>
public sealed class DockerComposeTests
{
    [Fact]
    public async Task It_starts_the_database_a_mail_catcher_and_the_host()
    {
        var services = await ComposeAsync("config", "--services");

        services.Should().BeEquivalentTo("secrets", "database", "mailbox", "host");
    }

    [Fact]
    public async Task The_host_runs_without_demo_mode_and_takes_its_secrets_from_files()
    {
        var configuration = await ComposeAsync("config");

        configuration.Should().NotContain(line => line.Contains("Demo", StringComparison.Ordinal));
        configuration.Should().NotContain(line => line.Contains("Password=", StringComparison.OrdinalIgnoreCase));
        configuration.Select(line => line.Trim()).Should().Contain("MedIns__MasterKeyFile: /secrets/master-key");
    }

    private static async Task<IReadOnlyList<string>> ComposeAsync(params string[] words)
    {
        await using var compose = await ChildProcess.StartAsync("docker-compose", ["--file", Clone.PathOf("docker-compose.yml"), .. words]);
        (await compose.UntilExitAsync()).Should().Be(0, compose.Log);
        return compose.Output;
    }
}
