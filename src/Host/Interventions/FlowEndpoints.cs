using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Interventions;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;
using NodaTime;

namespace MedInsFlows.Host.Interventions;

/// <summary>The flow of a case, for the administrator: where it stands; to be held, released, and moved to another node.</summary>
internal static class FlowEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapFlows(this IEndpointRouteBuilder endpoints)
    {
        var flows = endpoints.MapGroup("/api/admin/flows/{caseId:guid}").WithTags("运维");
        flows.MapGet("", ReadAsync).WithName("flow").WithSummary("办件的流程停在哪里").Allow(Permission.Administer);
        flows.MapPost("hold", HoldAsync).WithName("holdFlow").WithSummary("暂停流程；时限照常计算").Produces<Intervened>().Allow(Permission.Administer);
        flows.MapPost("release", ReleaseAsync).WithName("releaseFlow").WithSummary("恢复流程").Produces<Intervened>().Allow(Permission.Administer);
        flows.MapPost("move", MoveAsync).WithName("moveFlow").WithSummary("把流程移到另一个节点").Produces<Intervened>().Allow(Permission.Administer);
    }

    private static async Task<FlowView> ReadAsync(Guid caseId, StandingReader standings, CancellationToken cancellationToken)
    {
        try
        {
            return FlowView.Of(await standings.ReadAsync(caseId, cancellationToken));
        }
        catch (InstanceNotFoundException)
        {
            throw Problem.NotFound();
        }
    }

    private static Task<Intervened> HoldAsync(
        Guid caseId, Body<Explained> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken) =>
        ActAsync(caseId, body.Value.Reason, CommandRequest.Of(context, key, body.Digest), office, found => new OperatorDecisions(services, caller).Hold(found, body.Value.Reason), cancellationToken);

    private static Task<Intervened> ReleaseAsync(
        Guid caseId, Body<Explained> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken) =>
        ActAsync(caseId, body.Value.Reason, CommandRequest.Of(context, key, body.Digest), office, found => new OperatorDecisions(services, caller).Release(found, body.Value.Reason), cancellationToken);

    private static Task<Intervened> MoveAsync(
        Guid caseId, Body<Moving> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken)
    {
        var (moving, decisions) = (body.Value, new OperatorDecisions(services, caller));
        return ActAsync(
            caseId,
            moving.Reason,
            CommandRequest.Of(context, key, body.Digest),
            office,
            found => decisions.Move(found, moving.NodeId, moving.ExecutionId, moving.Expected, moving.Reason),
            cancellationToken);
    }

    private static async Task<Intervened> ActAsync(
        Guid caseId, string reason, CommandRequest request, CaseOffice office, Func<LoadedCase, CaseAction> decide, CancellationToken cancellationToken)
    {
        Reason.Require(reason);
        await office.ActAsync(request, caseId, decide, cancellationToken);
        return new Intervened(caseId);
    }

    /// <summary>Why, on the wire.</summary>
    internal sealed record Explained([property: Description("理由")][MaxLength(2000)] string Reason);

    /// <summary>Whereto, on the wire.</summary>
    internal sealed record Moving(
        [property: Description("移到哪个节点，见 targets")][MaxLength(500)] string NodeId,
        [property: Description("理由")][MaxLength(2000)] string Reason,
        [property: Description("只移动这一个等待点，见 waits；不写则移动该流程图的全部等待点")][MaxLength(40)] string? ExecutionId = null,
        [property: Description("查看时的 stimuli；此后有新进展则不予移动")] int? Expected = null);

    /// <summary>Where the flow of a case stands, on the wire.</summary>
    internal sealed record FlowView(
        Guid CaseId, string DefinitionId, int Version, int Stimuli, bool Held, IReadOnlyList<WaitView> Waits, IReadOnlyList<NodeView> Targets)
    {
        /// <summary>From what the engine says.</summary>
        public static FlowView Of(Standing standing) => new(
            standing.InstanceId,
            standing.Version.DefinitionId,
            standing.Version.Number,
            standing.Stimuli,
            standing.IsHeld,
            [.. standing.Waits.Select(wait => new WaitView(wait.ExecutionId, NodeView.Of(wait.Node), Instant.FromDateTimeOffset(wait.Since), wait.Fault))],
            [.. standing.Targets.Select(NodeView.Of)]);
    }

    /// <summary>A wait, on the wire.</summary>
    internal sealed record WaitView(string ExecutionId, NodeView Node, Instant Since, string? Fault);

    /// <summary>A node, on the wire.</summary>
    internal sealed record NodeView(string NodeId, string Name, string Type)
    {
        /// <summary>A node of a flow.</summary>
        public static NodeView Of(ActivityNode node) => new(node.NodeId, node.Activity.Name ?? node.Activity.Id, node.Activity.Type);
    }
}
