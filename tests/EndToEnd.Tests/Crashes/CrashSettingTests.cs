using MedInsFlows.EndToEnd.Tests.Hosts;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

public sealed class CrashSettingTests
{
    [Theory]
    [InlineData("BeforeCommit:0")]
    [InlineData("2:1")]
    public async Task A_host_does_not_start_with_a_crash_that_cannot_be(string crash) =>
        (await RefusalAsync(new KeyValuePair<string, string>("MedIns__CrashAt", crash)))
            .Should().Contain("MedIns__CrashAt").And.Contain("例如 BeforeCommit:3").And.Contain("AfterLock、AfterActivities、BeforeCommit、AfterCommit");

    [Fact]
    public async Task Outside_demo_mode_no_crash_is_taken() =>
        (await RefusalAsync(new("MedIns__CrashAt", "BeforeCommit:1"), new("MedIns__Demo__PasswordFile", string.Empty)))
            .Should().Contain("MedIns__CrashAt 只能在演示模式下使用");

    private static async Task<string> RefusalAsync(params KeyValuePair<string, string>[] settings)
    {
        await using var installation = await Installation.CreateAsync();
        await using var host = await installation.LaunchAsync(settings);

        (await host.UntilExitAsync()).Should().Be(1, host.Log);
        return host.Log;
    }
}
