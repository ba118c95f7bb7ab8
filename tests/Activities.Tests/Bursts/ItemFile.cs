using System.Text.Json;
using Elsa.Workflows.Models;
using MedInsFlows.Activities.Guide;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Activities.Tests.Bursts;

/// <summary>A real item of the folder <c>workflows/</c>.</summary>
internal sealed record ItemFile(WorkflowGraph Graph, ItemDefinition Definition)
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static ItemFile ChronicDisease { get; } = Read("heilongjiang", "chronic-disease-recognition");

    public CaseRun Run() => new(Graph, Definition.Item);

    private static ItemFile Read(string region, string item)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "workflows", region, $"{item}.json")));
        var graph = new DefinitionReader(SmallFlow.Registry).Read(document.RootElement.Clone());
        var (definition, faults) = ItemDefinition.Read(graph.Workflow, region, item, code: null);
        faults.Should().BeEmpty();
        return new ItemFile(graph, definition!);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MedInsFlows.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
