using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Items;

/// <summary>A folder of definition files that a test makes from the one of this clone.</summary>
internal sealed class DefinitionFiles(string folder)
{
    /// <summary>The sound definition that all are made from.</summary>
    public static string Sound { get; } = File.ReadAllText(Path.Combine(HostFolder.Clone, "workflows", $"{CaseworkHost.ChronicDisease}.json"));

    /// <summary>Writes the sound definition itself.</summary>
    public void Copy() => Write(CaseworkHost.ChronicDisease, Sound);

    public void Write(string item, string content)
    {
        var path = Path.Combine(folder, $"{item}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>Writes a definition for another item that is the sound one but for a change.</summary>
    public void Change(string item, Action<JsonNode> change)
    {
        var definition = JsonNode.Parse(Sound)!;
        definition["definitionId"] = item.Replace('/', '-');
        definition["customProperties"] = new JsonObject { ["region"] = item.Split('/')[0], ["item"] = item.Split('/')[1] };
        change(definition);
        Write(item, definition.ToJsonString());
    }
}
