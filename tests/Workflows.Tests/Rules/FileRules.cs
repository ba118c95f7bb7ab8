using System.Text.Json;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Workflows.Tests.Files;

namespace MedInsFlows.Workflows.Tests.Rules;

/// <summary>What holds for the file as a text.</summary>
internal static class FileRules
{
    private static readonly string[] DefinitionKeys =
    [
        "$schema", "definitionId", "name", "description", "variables", "inputs", "outputs", "outcomes", "customProperties", "isReadonly",
        "isSystem", "isPublished", "options", "root",
    ];

    private static readonly string[] CustomKeys = ["region", "item", "code"];

    private static readonly string[] NodeKeys = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata"];

    public static IEnumerable<string> ReadsWithoutFaults(DefinitionFile file) =>
        file.Faults.Select(fault => $"{file.Name} {fault.Place}：{fault.Message}");

    public static IEnumerable<string> IsCanonical(DefinitionFile file)
    {
        var (canonical, lines) = (DefinitionText.Canonical(file.Json), file.Text.Split('\n'));
        if (canonical != file.Text)
        {
            var (number, wanted) = canonical.Split('\n').Index().First(line => lines.ElementAtOrDefault(line.Index) != line.Item);
            yield return file.Fault($"第{number + 1}行", "不是规范形式", $"按 DefinitionText.Canonical 重写文件，这一行应为 {wanted.Trim()}");
        }
    }

    public static IEnumerable<string> HasOnlyKnownKeys(DefinitionFile file) =>
    [
        .. Keys(file.Json).Except(DefinitionKeys).Select(key => file.Fault(key, "定义文件没有这个键", "请删除，或改正拼写")),
        .. Keys(file.Json.GetProperty("customProperties")).Except(CustomKeys)
            .Select(key => file.Fault($"customProperties.{key}", "这里只能有 region、item、code", "请移到某个节点的输入中")),
        .. file.JsonNodes.SelectMany(node => UnknownInputs(file, node)),
    ];

    public static IEnumerable<string> IsNamedAfterRegionAndItem(DefinitionFile file)
    {
        var custom = file.Json.GetProperty("customProperties");
        var wanted = new (string Key, string? Is, string ShouldBe)[]
        {
            ("definitionId", Text(file.Json, "definitionId"), $"{file.Region}-{file.ItemId}"),
            ("customProperties.region", Text(custom, "region"), file.Region),
            ("customProperties.item", Text(custom, "item"), file.ItemId),
        };
        return wanted.Where(name => name.Is != name.ShouldBe)
            .Select(name => file.Fault(name.Key, $"是“{name.Is}”", $"应与文件的位置一致，为“{name.ShouldBe}”"));
    }

    public static IEnumerable<string> RegionAndItemExist(DefinitionFile file)
    {
        if (!File.Exists(Path.Combine(WorkflowFolder.Root, "regions", $"{file.Region}.json")))
        {
            yield return file.Fault("文件夹", $"没有地区“{file.Region}”", "请改用 regions/ 中的地区");
        }

        if (!ItemKinds.All.Contains(file.ItemId))
        {
            yield return file.Fault("文件名", $"没有事项“{file.ItemId}”", "请改用各地区通用的事项编号");
        }
    }

    private static IEnumerable<string> UnknownInputs(DefinitionFile file, JsonElement node)
    {
        var descriptor = DefinitionFile.Registry.Find(Text(node, "type") ?? string.Empty, 1);
        if (descriptor is null)
        {
            return [];
        }

        var known = descriptor.Inputs.Select(input => input.Name).Concat(descriptor.Outputs.Select(output => output.Name));
        return Keys(node).Except(NodeKeys).Except(known.Select(JsonNamingPolicy.CamelCase.ConvertName))
            .Select(key => file.Fault(Text(node, "id") ?? "?", $"“{descriptor.DisplayName}”没有输入 {key}", "请删除，或改正拼写"));
    }

    private static IEnumerable<string> Keys(JsonElement json) => json.EnumerateObject().Select(property => property.Name);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
