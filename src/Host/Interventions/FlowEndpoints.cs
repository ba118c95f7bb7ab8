using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Interventions;

/// <summary>The flow of a case, for the administrator: where it stands; to be held, released, and moved to another node.</summary>
internal static class FlowEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapFlows(this IEndpointRouteBuilder endpoints)
    {
        var flows = endpoints.MapGroup("/api/admin/flows/{caseId:guid}").WithTags("运维");
        flows.MapGet("", (Guid caseId, OperatorOffice office, CancellationToken cancellationToken) => office.ReadAsync(caseId, cancellationToken))
            .WithName("flow").WithSummary("办件的流程停在哪里").Allow(Permission.Administer);
        flows.MapPost("hold", HoldAsync).WithName("holdFlow").WithSummary("暂停流程；时限照常计算").Produces<Intervened>().Allow(Permission.Administer);
        flows.MapPost("release", ReleaseAsync).WithName("releaseFlow").WithSummary("恢复流程").Produces<Intervened>().Allow(Permission.Administer);
        flows.MapPost("move", MoveAsync).WithName("moveFlow").WithSummary("把流程移到另一个节点").Produces<Intervened>().Allow(Permission.Administer);
    }

    private static async Task<Intervened> HoldAsync(
        Guid caseId, Body<Explained> body, HttpContext context, IdempotencyKey? key, OperatorOffice office, CancellationToken cancellationToken)
    {
        await office.HoldAsync(CommandRequest.Of(context, key, body.Digest), caseId, body.Value.Reason, cancellationToken);
        return new Intervened(caseId);
    }

    private static async Task<Intervened> ReleaseAsync(
        Guid caseId, Body<Explained> body, HttpContext context, IdempotencyKey? key, OperatorOffice office, CancellationToken cancellationToken)
    {
        await office.ReleaseAsync(CommandRequest.Of(context, key, body.Digest), caseId, body.Value.Reason, cancellationToken);
        return new Intervened(caseId);
    }

    private static async Task<Intervened> MoveAsync(
        Guid caseId, Body<Moving> body, HttpContext context, IdempotencyKey? key, OperatorOffice office, CancellationToken cancellationToken)
    {
        var moving = body.Value;
        await office.MoveAsync(CommandRequest.Of(context, key, body.Digest), caseId, moving.NodeId, moving.ExecutionId, moving.Expected, moving.Reason, cancellationToken);
        return new Intervened(caseId);
    }

    /// <summary>Why, on the wire.</summary>
    internal sealed record Explained([property: Description("理由")][MaxLength(Interventions.Reason.Longest)] string Reason);

    /// <summary>Whereto, on the wire.</summary>
    internal sealed record Moving(
        [property: Description("移到哪个节点，见 targets")][MaxLength(500)] string NodeId,
        [property: Description("理由")][MaxLength(Interventions.Reason.Longest)] string Reason,
        [property: Description("只移动这一个等待点，见 waits；不写则移动该流程图的全部等待点")][MaxLength(40)] string? ExecutionId = null,
        [property: Description("查看时的 stimuli；此后有新进展则不予移动")] int? Expected = null);
}
