using MedInsFlows.Host.Definitions.Export;
using MedInsFlows.Host.Startup;
using MedInsFlows.Host.Tests.Casework;
using Microsoft.Extensions.Configuration;
using static MedInsFlows.Host.Tests.Definitions.Designer;

namespace MedInsFlows.Host.Tests.Definitions;

/// <summary>What was drawn in Studio goes back to the files.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class ExportTests(DefinitionsHost office) : IDisposable
{
    private readonly Designer designer = office.Designer();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("medinsflows-export-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_drawn_is_written_as_the_file_would_be()
    {
        var issued = await designer.IssueAsync("exported", Named("已发布的"));
        await designer.SaveAsync("exported", Named("草稿的"), issued.Text("/latest/revision"));

        var published = await ExportAsync("--published");
        var inForce = await File.ReadAllTextAsync(FileOf("exported"));
        var all = await ExportAsync();
        var drafted = await File.ReadAllTextAsync(FileOf("exported"));

        published.Should().Contain("heilongjiang/exported.json 已写入：第 1 版（已发布）。");
        all.Should().Contain("heilongjiang/exported.json 已写入：第 2 版（草稿）。");
        inForce.Should().Be(await DocumentAsync(1)).And.Contain("已发布的");
        drafted.Should().Be(await DocumentAsync(2)).And.Contain("草稿的");
        File.Exists(FileOf("chronic-disease-recognition")).Should().BeFalse("it is as the files have it");

        async Task<string> DocumentAsync(int version)
        {
            using var answer = await designer.GetAsync($"/api/definitions/heilongjiang-exported/versions/{version}");
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task Where_nothing_has_changed_no_file_is_touched()
    {
        await designer.SaveAsync("unmoved");
        await ExportAsync();
        var before = Times();

        var again = await ExportAsync();

        again.Should().NotContain("已写入");
        Times().Should().BeEquivalentTo(before);

        Dictionary<string, DateTime> Times() => folder.EnumerateFiles("*", SearchOption.AllDirectories).ToDictionary(file => file.FullName, file => file.LastWriteTimeUtc);
    }

    [Fact]
    public async Task A_file_that_waits_to_be_adopted_is_not_overwritten()
    {
        await designer.SaveAsync("contested", Named("草稿"));
        await office.BringFileAsync("contested", Named("文件的"));

        var told = await ExportAsync();

        told.Should().Contain("heilongjiang/contested.json 没有写");
        File.Exists(FileOf("contested")).Should().BeFalse();
    }

    [Theory]
    [InlineData("--drafts")]
    [InlineData("x")]
    public async Task What_it_does_not_know_it_tells(string option)
    {
        var export = () => ExportAsync(option);

        (await export.Should().ThrowAsync<StartupException>()).Which.Message.Should().Contain("用法");
    }

    private async Task<string> ExportAsync(params string[] options)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MedIns:Database"] = office.Database.ConnectionString,
            ["MedIns:Workflows"] = folder.FullName,
        }).Build();
        await using var output = new StringWriter();
        await ExportCommand.RunAsync(options, configuration, output);
        return output.ToString();
    }

    private string FileOf(string item) => Path.Combine(folder.FullName, "heilongjiang", $"{item}.json");
}
