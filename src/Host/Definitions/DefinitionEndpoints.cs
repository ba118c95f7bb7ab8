using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Commands;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace MedInsFlows.Host.Definitions;

/// <summary>Workflow definitions of the caller's region: drafts, publication, history, and files that wait.</summary>
internal static class DefinitionEndpoints
{
    private const string Json = "application/json";

    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapDefinitions(this IEndpointRouteBuilder endpoints)
    {
        var all = endpoints.MapGroup("/api/definitions").WithTags("流程定义");
        all.MapGet("", ListAsync).WithName("definitions").WithSummary("本地区的流程定义").Allow(Permission.ReadWorkflows);
        var one = all.MapGroup("{definitionId}");
        one.MapGet("", ReadAsync).WithName("definition").WithSummary("流程定义及其全部版本").Allow(Permission.ReadWorkflows);
        one.MapGet("events", EventsAsync).WithName("definitionEvents").WithSummary("流程定义的变更记录").Allow(Permission.ReadWorkflows);
        one.MapGet("versions/{version:int}", DocumentAsync).WithName("definitionVersion").WithSummary("某一版本的内容（Elsa 3 JSON）").Produces<JsonObject>().Allow(Permission.ReadWorkflows);
        one.MapGet("versions/{version:int}/faults", FaultsAsync).WithName("definitionFaults").WithSummary("检查某一版本能否发布，列出全部问题").Allow(Permission.ReadWorkflows);
        one.MapGet("pending", PendingAsync).WithName("pendingRevision").WithSummary("等待采纳的文件修订的内容").Produces<JsonObject>().Allow(Permission.ReadWorkflows);
        one.MapPut("draft", SaveAsync).WithName("saveDraft").WithSummary("保存草稿").Produces<DefinitionView>().Allow(Permission.DesignWorkflows);
        one.MapDelete("draft", DeleteAsync).WithName("deleteDraft").WithSummary("删除从未发布的草稿；没有其他版本时答 204").Produces<DefinitionView>().Produces(StatusCodes.Status204NoContent).Allow(Permission.DesignWorkflows);
        one.MapPost("publish", PublishAsync).WithName("publishDefinition").WithSummary("检查并发布最新版本；可以指定生效日期，按设置须经另一人签署").Produces<DefinitionView>().Allow(Permission.DesignWorkflows);
        one.MapPost("sign", SignAsync).WithName("signPublication").WithSummary("签署等待发布的版本；不得是申请发布的人").Produces<DefinitionView>().Allow(Permission.SignPublications);
        one.MapPost("publication/withdraw", WithdrawAsync).WithName("withdrawPublication").WithSummary("撤回发布申请，该版本重新成为草稿").Produces<DefinitionView>().Allow(Permission.WithdrawPublications);
        one.MapPost("retract", RetractAsync).WithName("retractDefinition").WithSummary("撤回已发布的版本：不再受理新办件，在办件照常").Produces<DefinitionView>().Allow(Permission.DesignWorkflows);
        one.MapPost("revert", RevertAsync).WithName("revertDefinition").WithSummary("以旧版本的内容为草稿").Produces<DefinitionView>().Allow(Permission.DesignWorkflows);
        one.MapPost("pending/adopt", AdoptAsync).WithName("adoptPendingRevision").WithSummary("采纳文件修订为草稿").Produces<DefinitionView>().Allow(Permission.DesignWorkflows);
        one.MapPost("pending/dismiss", DismissAsync).WithName("dismissPendingRevision").WithSummary("不采纳文件修订").Produces<DefinitionView>().Allow(Permission.DesignWorkflows);
    }

    private static async Task<Page<DefinitionEntry>> ListAsync(
        Caller caller, [FromQuery, Description("只列有文件修订等待采纳的")] bool? pending, Paging paging, DefinitionOffice office, TimeProvider machineTime, CancellationToken cancellationToken)
    {
        var found = (await office.ListAsync(caller, cancellationToken)).Where(history => pending is not true || history.Pending is not null).ToList();
        return paging.Of<DefinitionEntry>([.. found.Skip(paging.Skip).Take(paging.Size).Select(history => DefinitionEntry.Of(history, machineTime.GetUtcNow()))], found.Count);
    }

    private static async Task<DefinitionView> ReadAsync(string definitionId, Caller caller, DefinitionOffice office, TimeProvider machineTime, CancellationToken cancellationToken) =>
        DefinitionView.Of(await office.FindAsync(caller, definitionId, cancellationToken), machineTime.GetUtcNow());

    private static async Task<IReadOnlyList<EventView>> EventsAsync(string definitionId, Caller caller, DefinitionOffice office, CancellationToken cancellationToken) =>
        [.. (await office.EventsAsync(caller, definitionId, cancellationToken)).Select(EventView.Of)];

    private static async Task<IResult> DocumentAsync(string definitionId, int version, Caller caller, DefinitionOffice office, CancellationToken cancellationToken) =>
        TypedResults.Text(await office.DocumentAsync(caller, definitionId, version, cancellationToken), Json);

    private static async Task<IReadOnlyList<DefinitionFault>> FaultsAsync(string definitionId, int version, Caller caller, DefinitionOffice office, CancellationToken cancellationToken) =>
        await office.JudgeAsync(caller, definitionId, version, cancellationToken);

    private static async Task<IResult> PendingAsync(string definitionId, Caller caller, DefinitionOffice office, CancellationToken cancellationToken) =>
        TypedResults.Text(await office.PendingAsync(caller, definitionId, cancellationToken), Json);

    private static Task<CommandAnswer> SaveAsync(
        string definitionId,
        [FromQuery, Description("所依据的最新版本的 revision；新建定义时不写")] string? revision,
        DefinitionBody body,
        HttpContext context,
        Caller caller,
        IdempotencyKey? key,
        DefinitionOffice office,
        CancellationToken cancellationToken) =>
        office.SaveAsync(CommandRequest.Of(context, key, body.Digest), caller, definitionId, body.Content, revision is null ? null : Revision.Read(revision, "?revision"), cancellationToken);

    private static Task<CommandAnswer> DeleteAsync(
        string definitionId,
        [FromQuery, Description("所见草稿的 revision")] string revision,
        HttpContext context,
        Caller caller,
        IdempotencyKey? key,
        DefinitionOffice office,
        CancellationToken cancellationToken) =>
        office.DeleteDraftAsync(CommandRequest.Of(context, key), caller, definitionId, Revision.Read(revision, "?revision"), cancellationToken);

    private static Task<CommandAnswer> PublishAsync(
        string definitionId, Body<Publication> body, HttpContext context, Caller caller, IdempotencyKey? key, DefinitionOffice office, CancellationToken cancellationToken) =>
        office.PublishAsync(
            CommandRequest.Of(context, key, body.Digest),
            caller,
            definitionId,
            Revision.Read(body.Value.Revision, "/revision"),
            body.Value.Basis,
            body.Value.EffectiveOn,
            cancellationToken);

    private static Task<CommandAnswer> SignAsync(
        string definitionId, Body<Signature> body, HttpContext context, Caller caller, IdempotencyKey? key, DefinitionOffice office, CancellationToken cancellationToken) =>
        office.SignAsync(CommandRequest.Of(context, key, body.Digest), caller, definitionId, body.Value.Version, cancellationToken);

    private static Task<CommandAnswer> WithdrawAsync(
        string definitionId, Body<Withdrawal> body, HttpContext context, Caller caller, IdempotencyKey? key, DefinitionOffice office, CancellationToken cancellationToken) =>
        office.WithdrawAsync(CommandRequest.Of(context, key, body.Digest), caller, definitionId, body.Value.Version, body.Value.Reason, cancellationToken);

    private static Task<CommandAnswer> RetractAsync(
        string definitionId, Body<Retraction> body, HttpContext context, Caller caller, IdempotencyKey? key, DefinitionOffice office, CancellationToken cancellationToken) =>
        office.RetractAsync(CommandRequest.Of(context, key, body.Digest), caller, definitionId, body.Value.Version, body.Value.Reason, cancellationToken);

    private static Task<CommandAnswer> RevertAsync(
        string definitionId, Body<Reversion> body, HttpContext context, Caller caller, IdempotencyKey? key, DefinitionOffice office, CancellationToken cancellationToken) =>
        office.RevertAsync(
            CommandRequest.Of(context, key, body.Digest), caller, definitionId, body.Value.Version, Revision.Read(body.Value.Revision, "/revision"), cancellationToken);

    private static Task<CommandAnswer> AdoptAsync(
        string definitionId, Body<PendingChoice> body, HttpContext context, Caller caller, IdempotencyKey? key, DefinitionOffice office, CancellationToken cancellationToken) =>
        office.AdoptAsync(CommandRequest.Of(context, key, body.Digest), caller, definitionId, Revision.Read(body.Value.Revision, "/revision"), cancellationToken);

    private static Task<CommandAnswer> DismissAsync(
        string definitionId, Body<PendingChoice> body, HttpContext context, Caller caller, IdempotencyKey? key, DefinitionOffice office, CancellationToken cancellationToken) =>
        office.DismissAsync(CommandRequest.Of(context, key, body.Digest), caller, definitionId, Revision.Read(body.Value.Revision, "/revision"), cancellationToken);

    /// <summary>A publication, on the wire.</summary>
    internal sealed record Publication(
        [property: Description("所见最新版本的 revision")] string Revision,
        [property: Description("发布依据")][MaxLength(DefinitionOffice.LongestBasis)] string Basis,
        [property: Description("生效日期：自这一天起，新的办件用这个版本；不写即时生效")] LocalDate? EffectiveOn = null);

    /// <summary>A signature, on the wire.</summary>
    internal sealed record Signature([property: Description("等待签署的版本号")] int Version);

    /// <summary>That a publication is taken back, on the wire.</summary>
    internal sealed record Withdrawal(
        [property: Description("等待发布的版本号")] int Version,
        [property: Description("理由")][MaxLength(DefinitionOffice.LongestBasis)] string Reason);

    /// <summary>A retraction, on the wire.</summary>
    internal sealed record Retraction(
        [property: Description("已发布的版本号")] int Version,
        [property: Description("理由")][MaxLength(DefinitionOffice.LongestBasis)] string Reason);

    /// <summary>A reversion, on the wire.</summary>
    internal sealed record Reversion(
        [property: Description("作为草稿的旧版本号")] int Version,
        [property: Description("所见最新版本的 revision")] string Revision);

    /// <summary>What is to become of the pending revision, on the wire.</summary>
    internal sealed record PendingChoice([property: Description("所见文件修订的 revision")] string Revision);
}
