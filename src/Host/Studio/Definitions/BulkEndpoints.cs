using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Definitions;
using MedInsFlows.Host.Studio.Wire;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>What Elsa Studio does with many definitions at once, one after the other. What is refused is told, and holds up no other.</summary>
internal static class BulkEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapDefinitionBulk(this IEndpointRouteBuilder studio)
    {
        var bulk = studio.MapGroup("bulk-actions");
        bulk.MapPost("delete/workflow-definitions/by-definition-id", DeleteAsync).Allow(Permission.DesignWorkflows);
        bulk.MapPost("delete/workflow-definitions/by-id", DeleteVersionsAsync).Allow(Permission.DesignWorkflows);
        bulk.MapPost("publish/workflow-definitions/by-definition-ids", PublishAsync).Allow(Permission.DesignWorkflows);
        bulk.MapPost("retract/workflow-definitions/by-definition-ids", RetractAsync).Allow(Permission.DesignWorkflows);
    }

    private static async Task<IResult> DeleteAsync(ElsaBody body, StudioCommand command, StudioDrafts drafts, CancellationToken cancellationToken)
    {
        var deleted = await EachAsync(body.As<Chosen>().DefinitionIds, id => drafts.DeleteAsync(command, id, cancellationToken));
        return ElsaJson.Answer(new { Deleted = deleted.Count });
    }

    private static async Task<IResult> DeleteVersionsAsync(ElsaBody body, StudioCommand command, StudioDrafts drafts, CancellationToken cancellationToken)
    {
        var deleted = await EachAsync(body.As<Chosen>().Ids, id => drafts.DeleteVersionAsync(command, id, cancellationToken));
        return ElsaJson.Answer(new { Deleted = deleted.Count });
    }

    private static async Task<IResult> PublishAsync(ElsaBody body, StudioCommand command, StudioDrafts drafts, DefinitionOffice office, CancellationToken cancellationToken)
    {
        var (known, unknown) = await SplitAsync(body, command, office, cancellationToken);
        var already = known.Where(history => history.Latest?.State == VersionState.Published).Select(history => history.DefinitionId).ToList();
        var published = await EachAsync(
            [.. known.Select(history => history.DefinitionId).Except(already)], id => drafts.PublishAsync(command, id, cancellationToken));
        return ElsaJson.Answer(new { Published = published, AlreadyPublished = already, NotFound = unknown, UpdatedConsumers = Array.Empty<string>() });
    }

    private static async Task<IResult> RetractAsync(ElsaBody body, StudioCommand command, StudioDrafts drafts, DefinitionOffice office, CancellationToken cancellationToken)
    {
        var (known, unknown) = await SplitAsync(body, command, office, cancellationToken);
        var already = known.Where(history => history.Published is null).Select(history => history.DefinitionId).ToList();
        var retracted = await EachAsync(
            [.. known.Select(history => history.DefinitionId).Except(already)], id => drafts.RetractAsync(command, id, cancellationToken));
        return ElsaJson.Answer(new { Retracted = retracted, AlreadyRetracted = already, NotFound = unknown });
    }

    private static async Task<(IReadOnlyList<DefinitionHistory> Known, IReadOnlyList<string> Unknown)> SplitAsync(
        ElsaBody body, StudioCommand command, DefinitionOffice office, CancellationToken cancellationToken)
    {
        var wanted = (body.As<Chosen>().DefinitionIds ?? []).Distinct().ToList();
        var known = (await office.ListAsync(command.Caller, cancellationToken)).Where(history => wanted.Contains(history.DefinitionId)).ToList();
        return (known, [.. wanted.Except(known.Select(history => history.DefinitionId))]);
    }

    /// <summary>Does something with each.</summary>
    /// <returns>Those with which it was done.</returns>
    /// <exception cref="ProblemException">With some it could not be done; with the others it was.</exception>
    private static async Task<IReadOnlyList<string>> EachAsync(IReadOnlyList<string>? ids, Func<string, Task> action)
    {
        var (done, refused) = (new List<string>(), new List<ProblemError>());
        foreach (var id in (ids ?? []).Distinct())
        {
            try
            {
                await action(id);
                done.Add(id);
            }
            catch (ProblemException problem) when (problem.Type.Status is 400 or 409)
            {
                refused.AddRange(ElsaErrors.Of(problem).Errors.GeneralErrors.Select(told => new ProblemError(id, string.Empty, $"{id}：{told}")));
            }
            catch (ProblemException problem) when (problem.Type == ProblemType.NotFound)
            {
                // Somebody else has deleted it; there is nothing to do.
            }
        }

        return refused.Count == 0
            ? done
            : throw Problem.FaultyDefinition([.. refused, .. done.Count == 0 ? [] : new[] { new ProblemError(string.Empty, string.Empty, $"其余 {done.Count} 个流程已处理。") }]);
    }

    /// <summary>What was chosen, on the wire.</summary>
    private sealed record Chosen(IReadOnlyList<string>? DefinitionIds, IReadOnlyList<string>? Ids);
}
