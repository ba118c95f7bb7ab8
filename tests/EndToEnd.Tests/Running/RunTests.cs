using System.Net;
using System.Net.Http.Json;
using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Running;

public sealed class RunTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("medinsflows-data-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task Run_serves_until_a_signal_goes_on_with_its_data_even_after_a_kill_and_begins_anew_when_told_to()
    {
        using var clone = await ClonedTree.MakeAsync(RunScript.Build);
        var port = RunScript.FreePort();
        await using var first = await RunScript.StartAsync(clone.Folder, data.FullName, port);
        var users = new Users(first.Password);
        var life = new ChronicDiseaseCase(
            (user, path) => users.ReadAsync(first.Http, user, path), command => users.DoAsync(first.Http, command));
        await life.SubmitAsync();
        await first.StopAsync("INT");
        NothingShouldRun(clone);

        await using var second = await RunScript.StartAsync(clone.Folder, data.FullName, port);
        second.Password.Should().Be(first.Password);
        ((string)(await users.ReadAsync(second.Http, ChronicDiseaseCase.Applicant, $"/api/cases/{life.Id}"))["status"]!).Should().Be("awaitingCorrection");
        await second.KillAsync();

        await using var third = await RunScript.StartAsync(clone.Folder, data.FullName, port);
        ((string)(await users.ReadAsync(third.Http, ChronicDiseaseCase.Applicant, $"/api/cases/{life.Id}"))["status"]!).Should().Be("awaitingCorrection");
        await third.StopAsync("TERM");
        NothingShouldRun(clone);

        await using var fresh = await RunScript.StartAsync(clone.Folder, data.FullName, port, "--fresh");
        fresh.Password.Should().NotBe(first.Password);
        using var old = await fresh.Http.PostAsJsonAsync("/api/auth/token", new { userName = ChronicDiseaseCase.Applicant, password = first.Password });
        old.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await new Users(fresh.Password).ReadAsync(fresh.Http, ChronicDiseaseCase.Applicant, "/api/cases"))["total"]!.GetValue<int>().Should().Be(0);
        await fresh.StopAsync("INT");
        NothingShouldRun(clone);
    }

    /// <summary>No process works in the data or was started from the clone.</summary>
    private void NothingShouldRun(ClonedTree clone) => Directory.EnumerateDirectories("/proc")
        .Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]))
        .Select(Whereabouts)
        .Should().NotContain(text => text.Contains(clone.Folder, StringComparison.Ordinal) || text.Contains(data.FullName, StringComparison.Ordinal));

    private static string Whereabouts(string process)
    {
        try
        {
            return $"{File.ReadAllText(Path.Combine(process, "cmdline"))} in {new FileInfo(Path.Combine(process, "cwd")).LinkTarget}";
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is another user's.
            return string.Empty;
        }
    }
}
