using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Definitions;

/// <summary>A host whose definition files a test may change. Each test has definitions of its own.</summary>
public sealed class DefinitionsHost : CaseworkHost
{
    protected override string Workflows => Folder.PathOf("workflows");

    public override Task InitializeAsync()
    {
        new DefinitionFiles(Workflows).Copy();
        return base.InitializeAsync();
    }

    /// <summary>A designer of a region.</summary>
    internal Designer Designer(string account = "heilongjiang-designer") => new(Host, account);

    /// <summary>Brings a file and lets a further host import it.</summary>
    internal async Task BringFileAsync(string item, Action<JsonNode> change)
    {
        new DefinitionFiles(Workflows).Change($"heilongjiang/{item}", change);
        await using var further = await StartAsync();
    }
}
