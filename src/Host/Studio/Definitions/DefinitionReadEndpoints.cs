using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Definitions;
using MedInsFlows.Host.Studio.Wire;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>Definitions for Elsa Studio to read.</summary>
internal static class DefinitionReadEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapDefinitionReading(this IEndpointRouteBuilder studio)
    {
        var definitions = studio.MapGroup("workflow-definitions");
        definitions.MapGet("", ListAsync).Allow(Permission.ReadWorkflows);
        definitions.MapGet("by-definition-id/{definitionId}", ReadAsync).Allow(Permission.ReadWorkflows);
        definitions.MapGet("by-id/{id}", ReadVersionAsync).Allow(Permission.ReadWorkflows);
        definitions.MapGet("validation/is-name-unique", IsNameUniqueAsync).Allow(Permission.ReadWorkflows);
        definitions.MapGet("subgraph/{id}", SubgraphAsync).Allow(Permission.ReadWorkflows);
        definitions.MapGet("subgraph/segments/{id}", SegmentsAsync).Allow(Permission.ReadWorkflows);
    }

    private static async Task<IResult> ListAsync(DefinitionQuery query, Caller caller, StudioDefinitions definitions, CancellationToken cancellationToken) =>
        ElsaJson.Answer(await definitions.ListAsync(caller, query, cancellationToken));

    private static async Task<IResult> ReadAsync(string definitionId, HttpRequest request, Caller caller, StudioDefinitions definitions, CancellationToken cancellationToken) =>
        ElsaJson.Answer(await definitions.ReadAsync(caller, definitionId, VersionOptions.Read(request.Query), cancellationToken));

    private static async Task<IResult> ReadVersionAsync(string id, Caller caller, StudioDefinitions definitions, CancellationToken cancellationToken) =>
        ElsaJson.Answer(await definitions.ReadAsync(caller, id, cancellationToken));

    private static async Task<IResult> IsNameUniqueAsync(string? name, string? definitionId, Caller caller, DefinitionOffice office, CancellationToken cancellationToken)
    {
        var known = await office.ListAsync(caller, cancellationToken);
        return ElsaJson.Answer(new { IsUnique = known.All(history => history.DefinitionId == definitionId || !history.Name.Equals(name?.Trim(), StringComparison.OrdinalIgnoreCase)) });
    }

    private static async Task<IResult> SubgraphAsync(string id, string? parentNodeId, Caller caller, StudioDefinitions definitions, CancellationToken cancellationToken) =>
        ElsaJson.Answer(NodeTree.Of(await definitions.ReadAsync(caller, id, cancellationToken)).Below(parentNodeId));

    private static async Task<IResult> SegmentsAsync(string id, string? childNodeId, Caller caller, StudioDefinitions definitions, CancellationToken cancellationToken) =>
        ElsaJson.Answer(NodeTree.Of(await definitions.ReadAsync(caller, id, cancellationToken)).WayTo(childNodeId));
}
