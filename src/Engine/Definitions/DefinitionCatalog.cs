using System.Collections.Concurrent;
using System.Text.Json;
using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.Definitions;

/// <summary>The versions that this host has made ready to run. A version never changes, so what is here stays true. Thread-safe.</summary>
/// <param name="store">The definitions in the database.</param>
/// <param name="reader">Makes them ready.</param>
public sealed class DefinitionCatalog(DefinitionStore store, DefinitionReader reader)
{
    private readonly ConcurrentDictionary<Guid, DefinitionVersion> versions = new();

    /// <summary>The version with an id.</summary>
    /// <param name="versionId">The id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DefinitionException">It cannot run.</exception>
    public async ValueTask<DefinitionVersion> GetAsync(Guid versionId, CancellationToken cancellationToken)
    {
        if (versions.TryGetValue(versionId, out var known))
        {
            return known;
        }

        var (definitionId, number, text) = await store.LoadAsync(versionId, cancellationToken);
        var document = JsonElement.Parse(text);
        var graph = reader.Read(document);
        graph.Workflow.Identity = new WorkflowIdentity(definitionId, number, versionId.ToString());
        return versions.GetOrAdd(versionId, new DefinitionVersion(versionId, definitionId, number, document, graph));
    }
}
