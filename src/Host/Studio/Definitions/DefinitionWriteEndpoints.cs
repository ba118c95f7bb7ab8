using System.Text.Json.Nodes;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Definitions;
using MedInsFlows.Host.Studio.Wire;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>What Elsa Studio does with one definition.</summary>
internal static class DefinitionWriteEndpoints
{
    /// <summary>Studio says by this header that nothing was started.</summary>
    private const string CannotStart = "x-elsa-workflow-cannot-start";

    /// <summary>Maps the endpoints.</summary>
    public static void MapDefinitionWriting(this IEndpointRouteBuilder studio)
    {
        var definitions = studio.MapGroup("workflow-definitions");
        definitions.MapPost("", SaveAsync).Allow(Permission.DesignWorkflows);
        definitions.MapPost("import", ImportAsync).Allow(Permission.DesignWorkflows);
        definitions.MapPost("{definitionId}/publish", PublishAsync).Allow(Permission.DesignWorkflows);
        definitions.MapPost("{definitionId}/retract", RetractAsync).Allow(Permission.DesignWorkflows);
        definitions.MapPost("{definitionId}/revert/{version:int}", RevertAsync).Allow(Permission.DesignWorkflows);
        definitions.MapDelete("{definitionId}", DeleteAsync).Allow(Permission.DesignWorkflows);
        definitions.MapPost("{definitionId}/execute", ExecuteAsync).Allow(Permission.ReadWorkflows);
        studio.MapDelete("workflow-definition-versions/{id}", DeleteVersionAsync).Allow(Permission.DesignWorkflows);
        studio.MapPost("tests/activities", TestActivity).Allow(Permission.ReadWorkflows);
    }

    private static async Task<IResult> SaveAsync(ElsaBody body, StudioCommand command, StudioDrafts drafts, StudioDefinitions definitions, CancellationToken cancellationToken)
    {
        var sent = body.As<Saving>();
        var definitionId = await drafts.SaveAsync(command, sent.Model ?? throw NoModel(), cancellationToken);
        var done = sent.Publish is true && await drafts.PublishAsync(command, definitionId, cancellationToken);
        return await SavedAsync(command, definitionId, alreadyPublished: sent.Publish is true && !done, definitions, cancellationToken);
    }

    private static async Task<IResult> ImportAsync(ElsaBody body, StudioCommand command, StudioDrafts drafts, StudioDefinitions definitions, CancellationToken cancellationToken)
    {
        var definitionId = await drafts.ImportAsync(command, JsonNode.Parse(body.Json.GetRawText())!.AsObject(), cancellationToken);
        return ElsaJson.Answer(await definitions.ReadAsync(command.Caller, definitionId, VersionOptions.Latest, cancellationToken));
    }

    private static async Task<IResult> PublishAsync(string definitionId, StudioCommand command, StudioDrafts drafts, StudioDefinitions definitions, CancellationToken cancellationToken)
    {
        var done = await drafts.PublishAsync(command, definitionId, cancellationToken);
        return await SavedAsync(command, definitionId, alreadyPublished: !done, definitions, cancellationToken);
    }

    private static async Task<IResult> RetractAsync(string definitionId, StudioCommand command, StudioDrafts drafts, StudioDefinitions definitions, CancellationToken cancellationToken)
    {
        await drafts.RetractAsync(command, definitionId, cancellationToken);
        return ElsaJson.Answer(await definitions.ReadAsync(command.Caller, definitionId, VersionOptions.Latest, cancellationToken));
    }

    private static async Task<IResult> RevertAsync(
        string definitionId, int version, StudioCommand command, StudioDrafts drafts, StudioDefinitions definitions, DefinitionOffice office, CancellationToken cancellationToken)
    {
        await drafts.RevertAsync(command, definitionId, version, cancellationToken);
        var history = await office.FindAsync(command.Caller, definitionId, cancellationToken);
        return ElsaJson.Answer(DefinitionSummary.Of(definitionId, history.Latest!, definitions.MayChange(command.Caller, history)));
    }

    private static async Task<IResult> DeleteAsync(string definitionId, StudioCommand command, StudioDrafts drafts, CancellationToken cancellationToken)
    {
        await drafts.DeleteAsync(command, definitionId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> DeleteVersionAsync(string id, StudioCommand command, StudioDrafts drafts, CancellationToken cancellationToken)
    {
        await drafts.DeleteVersionAsync(command, id, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>A case begins with an application, never from Studio.</summary>
    private static async Task<IResult> ExecuteAsync(string definitionId, HttpContext context, StudioCommand command, DefinitionOffice office, CancellationToken cancellationToken)
    {
        await office.FindAsync(command.Caller, definitionId, cancellationToken);
        context.Response.Headers[CannotStart] = "true";
        return ElsaJson.Answer(new JsonObject());
    }

    private static IResult TestActivity() =>
        throw Problem.DefinitionRefused(changed: false, "不能单独试运行一个活动：活动只在办件中运行。请发布后在演示环境中提交一份申请来检验。");

    private static async Task<IResult> SavedAsync(
        StudioCommand command, string definitionId, bool alreadyPublished, StudioDefinitions definitions, CancellationToken cancellationToken) => ElsaJson.Answer(new
        {
            WorkflowDefinition = await definitions.ReadAsync(command.Caller, definitionId, VersionOptions.Latest, cancellationToken),
            AlreadyPublished = alreadyPublished,
            ConsumingWorkflowCount = 0,
        });

    private static ProblemException NoModel() => Problem.InvalidBody([new("/model", ErrorCode.MissingField, "请求中没有流程定义（model），请刷新页面后重试。")]);

    /// <summary>A save, on the wire.</summary>
    private sealed record Saving(JsonObject? Model, bool? Publish);
}
