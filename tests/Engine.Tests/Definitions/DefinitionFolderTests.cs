using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Definitions;

/// <summary>A folder of definition files is imported when a host starts; a file once seen never again.</summary>
public sealed class DefinitionFolderTests : EngineTest
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("medinsflows-definitions-");

    [Fact]
    public async Task Every_file_is_published_under_the_name_of_its_region_and_item()
    {
        Write("henan/a", Chart("henan-a"));
        Write("heilongjiang/b", Chart("heilongjiang-b"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "henan", "notes.txt"), "no definition");

        (await ImportAsync()).Should().BeEmpty();

        (await Host.Store.PublishedAsync(CancellationToken.None)).Keys.Should().BeEquivalentTo("henan-a", "heilongjiang-b");
        (await VersionsAsync()).Should().Equal("heilongjiang-b 1 latest published", "henan-a 1 latest published");
    }

    [Fact]
    public async Task A_file_that_was_seen_is_never_imported_again_also_not_after_another_was_published()
    {
        var (older, newer) = (Chart("henan-a"), Chart("henan-a", "B"));
        Write("henan/a", older);
        await ImportAsync();
        await ImportAsync();
        Write("henan/a", newer);
        await ImportAsync(NewHost());
        Write("henan/a", older);
        await ImportAsync(NewHost());

        (await VersionsAsync()).Should().Equal("henan-a 1", "henan-a 2 latest published");
    }

    [Fact]
    public async Task A_file_that_says_the_same_in_other_words_was_seen()
    {
        var definition = Chart("henan-a");
        Write("henan/a", definition);
        await ImportAsync();
        definition["id"] = "from the designer";
        definition["version"] = 12;
        definition["toolVersion"] = "3.8.0.0";
        Write("henan/a", definition, indented: true);

        (await ImportAsync()).Should().BeEmpty();

        (await VersionsAsync()).Should().Equal("henan-a 1 latest published");
    }

    [Fact]
    public async Task Two_hosts_that_start_at_once_import_each_file_once()
    {
        var names = Enumerable.Range(0, 30).Select(number => $"item{number}").ToList();
        names.ForEach(name => Write($"henan/{name}", Chart($"henan-{name}")));

        await Task.WhenAll(ImportAsync(NewHost()), ImportAsync(NewHost()), ImportAsync(NewHost()));

        (await VersionsAsync()).Should().BeEquivalentTo(names.Select(name => $"henan-{name} 1 latest published"));
    }

    [Fact]
    public async Task Hosts_that_bring_different_files_at_once_leave_one_published()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => NewHost().PublishAsync(Chart("henan-a", $"step{number}"))));

        var versions = await VersionsAsync();
        versions.Should().HaveCount(10).And.ContainSingle(version => version.EndsWith(" latest published"));
        versions.Select(version => version.Split(' ')[1]).Should().BeEquivalentTo(Enumerable.Range(1, 10).Select(number => $"{number}"));
    }

    [Theory]
    [InlineData("{\n  \"root\": {,}\n}", "henan/broken.json 第 2 行第 12 字节", "不是合法的 JSON，请检查括号、引号和逗号。")]
    [InlineData("", "henan/broken.json 第 1 行第 1 字节", "不是合法的 JSON，请检查括号、引号和逗号。")]
    [InlineData("[]", "henan/broken.json root", "定义缺少根活动 root。")]
    [InlineData("{\"definitionId\": \"henan-broken\"}", "henan/broken.json root", "定义缺少根活动 root。")]
    [InlineData("{\"a\": 1, \"a\": 2}", "henan/broken.json $.a", "同一处写了两次，请删去其一。")]
    [InlineData("{\"definitionId\": \"henan-broken\", \"customProperties\": {\"a\": 1, \"a\": 2}, \"root\": {\"id\": \"flow\", \"type\": \"Elsa.Flowchart\"}}", "henan/broken.json $.customProperties.a", "同一处写了两次，请删去其一。")]
    [InlineData("{\"name\": [\"\\ud800\"]}", "henan/broken.json $.name[0]", "文字中有不完整的字符（\\uD800 一类的转义），请改正。")]
    [InlineData("{\"\\ud800\": 1}", "henan/broken.json $", "名称中有不完整的字符（\\uD800 一类的转义），请改正。")]
    [InlineData("{\"definitionId\": 3, \"root\": {\"id\": \"flow\", \"type\": \"Elsa.Flowchart\"}}", "henan/broken.json definitionId", "应为“henan-broken”，与定义所在的地区和事项一致。")]
    [InlineData("{\"definitionId\": \"henan-other\", \"root\": {\"id\": \"flow\", \"type\": \"Elsa.Flowchart\"}}", "henan/broken.json definitionId", "应为“henan-broken”，与定义所在的地区和事项一致。")]
    [InlineData("{\"definitionId\": \"henan-broken\", \"root\": {\"id\": \"flow\", \"type\": \"Elsa.Flowchart\", \"activities\": [{\"id\": \"a\", \"type\": \"Made.Up\"}]}}", "henan/broken.json root.activities[0]（a）", "活动类型“Made.Up”（版本 1）不存在，请检查 type，或安装提供它的模块。")]
    public async Task A_broken_file_is_told_with_its_place_and_the_others_are_served(string text, string place, string message)
    {
        Write("henan/a", Chart("henan-a"));
        Write("henan/z", Chart("henan-z"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "henan", "broken.json"), text);

        (await ImportAsync()).Should().Contain(new DefinitionFault(place, message));

        (await VersionsAsync()).Should().Equal("henan-a 1 latest published", "henan-z 1 latest published");
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_told()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "henan"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "henan", "broken.json"), [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]);

        (await ImportAsync()).Should().Equal(new DefinitionFault("henan/broken.json 第 3 字节", "不是 UTF-8 编码的文字，请另存为 UTF-8。"));
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        Write("henan/a", Chart("henan-a"), encoding: new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        (await ImportAsync()).Should().BeEmpty();

        (await VersionsAsync()).Should().Equal("henan-a 1 latest published");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_file_is_told_at_once_and_nothing_of_it_is_published()
    {
        Write("henan/a", Chart("henan-b").With("A", "version", "x").With("A", "type", "Made.Up"));

        (await ImportAsync()).Select(fault => fault.Place).Should().Equal("henan/a.json root.activities[0]（A）", "henan/a.json definitionId");

        (await VersionsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_was_broken_is_imported_once_it_is_mended()
    {
        Write("henan/a", Chart("henan-wrong"));
        await ImportAsync();
        Write("henan/a", Chart("henan-a"));

        (await ImportAsync()).Should().BeEmpty();

        (await VersionsAsync()).Should().Equal("henan-a 1 latest published");
    }

    public override async Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        await base.DisposeAsync();
    }

    private static JsonObject Chart(string definitionId, string step = "A") => Definition(definitionId, $"{step}:Step");

    private static IEnumerable<DefinitionFault> NoMore(JsonElement definition, WorkflowGraph graph) => [];

    private void Write(string name, JsonObject definition, bool indented = false, Encoding? encoding = null)
    {
        var file = Path.Combine(folder.FullName, $"{name}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, definition.ToJsonString(new JsonSerializerOptions { WriteIndented = indented }), encoding ?? new UTF8Encoding());
    }

    private async Task<IReadOnlyList<DefinitionFault>> ImportAsync(EngineHost? host = null) =>
        [.. (await (host ?? Host).Folder.ImportAsync(folder.FullName, NoMore, CancellationToken.None)).Select(fault => fault with { Node = null })];

    private async Task<IReadOnlyList<string>> VersionsAsync()
    {
        await using var query = Database.CreateCommand(
            """
            select definition_id || ' ' || version || case when is_latest then ' latest' else '' end || case when is_published then ' published' else '' end
            from engine.definition_versions order by definition_id, version
            """);
        await using var reader = await query.ExecuteReaderAsync();
        var versions = new List<string>();
        while (await reader.ReadAsync())
        {
            versions.Add(reader.GetString(0));
        }

        return versions;
    }
}
