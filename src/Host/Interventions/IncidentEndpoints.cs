using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Interventions;

/// <summary>Faults in flows, for the administrator: what stands still and why, to be run again, left or ended. Nothing of the case itself is shown.</summary>
internal static class IncidentEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapIncidents(this IEndpointRouteBuilder endpoints)
    {
        var incidents = endpoints.MapGroup("/api/admin/incidents").WithTags("运维");
        incidents.MapGet("", (Paging paging, IncidentBoard board, CancellationToken cancellationToken) => board.ListAsync(paging, cancellationToken))
            .WithName("incidents").WithSummary("流程异常").Allow(Permission.Administer);
        incidents.MapPost("{caseId:guid}/retry", RetryAsync).WithName("retryIncident").WithSummary("重试出错的步骤").Produces<Intervened>().Allow(Permission.Administer);
        incidents.MapPost("{caseId:guid}/skip", SkipAsync).WithName("skipIncident").WithSummary("跳过出错的步骤，按指定的出口继续").Produces<Intervened>().Allow(Permission.Administer);
        incidents.MapPost("{caseId:guid}/cancel", CancelAsync).WithName("cancelIncident").WithSummary("终止无法继续的办件").Produces<Intervened>().Allow(Permission.Administer);
    }

    private static async Task<Intervened> RetryAsync(
        Guid caseId, Body<Retry> body, HttpContext context, IdempotencyKey? key, OperatorOffice office, CancellationToken cancellationToken)
    {
        await office.RetryAsync(CommandRequest.Of(context, key, body.Digest), caseId, body.Value.ExecutionId, cancellationToken);
        return new Intervened(caseId);
    }

    private static async Task<Intervened> SkipAsync(
        Guid caseId, Body<Skipping> body, HttpContext context, IdempotencyKey? key, OperatorOffice office, CancellationToken cancellationToken)
    {
        var skipping = body.Value;
        await office.SkipAsync(CommandRequest.Of(context, key, body.Digest), caseId, skipping.ExecutionId, skipping.Outcome, skipping.Reason, cancellationToken);
        return new Intervened(caseId);
    }

    private static async Task<Intervened> CancelAsync(
        Guid caseId, Body<Cancellation> body, HttpContext context, IdempotencyKey? key, OperatorOffice office, CancellationToken cancellationToken)
    {
        await office.CancelAsync(CommandRequest.Of(context, key, body.Digest), caseId, body.Value.Reason, cancellationToken);
        return new Intervened(caseId);
    }

    /// <summary>What is to be run again, on the wire.</summary>
    internal sealed record Retry([property: Description("出错的执行，见异常列表")][MaxLength(40)] string ExecutionId);

    /// <summary>What is to be left, on the wire.</summary>
    internal sealed record Skipping(
        [property: Description("出错的执行，见异常列表")][MaxLength(40)] string ExecutionId,
        [property: Description("从该步骤的哪个出口继续；没有具名出口的写 Done")][MaxLength(100)] string Outcome,
        [property: Description("理由")][MaxLength(Interventions.Reason.Longest)] string Reason);

    /// <summary>Why a case is ended, on the wire.</summary>
    internal sealed record Cancellation([property: Description("理由")][MaxLength(Interventions.Reason.Longest)] string Reason);
}
