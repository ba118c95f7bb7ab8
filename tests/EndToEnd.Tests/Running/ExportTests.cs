using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MedInsFlows.EndToEnd.Tests.Hosts;

namespace MedInsFlows.EndToEnd.Tests.Running;

/// <summary>What was drawn while <c>run</c> serves goes back to the files.</summary>
public sealed class ExportTests : IDisposable
{
    private const string Drawn = "henan/prenatal-checkup-payment.json";
    private const string Definition = "/api/definitions/henan-prenatal-checkup-payment";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("medinsflows-data-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task Export_changes_the_one_file_of_what_was_drawn_and_there_only_what_was_drawn()
    {
        using var clone = await ClonedTree.MakeAsync(RunScript.Build);
        await using var run = await RunScript.StartAsync(clone.Folder, data.FullName, RunScript.FreePort());
        var users = new Users(run.Password);
        var workflows = Path.Combine(clone.Folder, "workflows");
        var before = Read(workflows);
        var changed = before[Drawn].Replace("窗口", "窗口（新）", StringComparison.Ordinal);
        changed.Should().NotBe(before[Drawn]);
        var revision = (await users.ReadAsync(run.Http, "henan-designer", Definition))["latest"]!["revision"]!.GetValue<string>();
        using var content = new StringContent(changed, new MediaTypeHeaderValue("application/json", Encoding.UTF8.WebName));
        using var saved = await users.SendAsync(run.Http, "henan-designer", new HttpRequestMessage(HttpMethod.Put, $"{Definition}/draft?revision={revision}") { Content = content });
        saved.StatusCode.Should().Be(HttpStatusCode.OK, await saved.Content.ReadAsStringAsync());

        await using var export = await ChildProcess.StartAsync(Path.Combine(clone.Folder, "medins"), ["export"], [new("MEDINS_DATA", data.FullName)]);

        (await export.UntilExitAsync()).Should().Be(0, export.Log);
        export.Output.Should().ContainSingle().Which.Should().Contain($"{Drawn} 已写入：第 2 版（草稿）");
        var after = Read(workflows);
        after[Drawn].Should().Be(changed);
        after.Remove(Drawn);
        before.Remove(Drawn);
        after.Should().Equal(before);
        await run.StopAsync("INT");
    }

    private static Dictionary<string, string> Read(string folder) => Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllText);
}
