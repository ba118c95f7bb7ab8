using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Interventions;

/// <summary>Faults in flows, for the administrator: what stands still and why, to be run again, left or ended. Nothing of the case itself is shown.</summary>
internal static class IncidentEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapIncidents(this IEndpointRouteBuilder endpoints)
    {
        var incidents = endpoints.MapGroup("/api/admin/incidents").WithTags("运维");
        incidents.MapGet("", ListAsync).WithName("incidents").WithSummary("流程异常").Allow(Permission.Administer);
        incidents.MapPost("{caseId:guid}/retry", RetryAsync).WithName("retryIncident").WithSummary("重试出错的步骤").Produces<Intervened>().Allow(Permission.Administer);
        incidents.MapPost("{caseId:guid}/skip", SkipAsync).WithName("skipIncident").WithSummary("跳过出错的步骤，按指定的出口继续").Produces<Intervened>().Allow(Permission.Administer);
        incidents.MapPost("{caseId:guid}/cancel", CancelAsync).WithName("cancelIncident").WithSummary("终止无法继续的办件").Produces<Intervened>().Allow(Permission.Administer);
    }

    private static Task<Page<IncidentView>> ListAsync(Paging paging, NpgsqlDataSource dataSource, CancellationToken cancellationToken) => new ListQuery(
            "instance.id, case_number, instance.updated_at, incident ->> 'activityId', incident ->> 'activityInstanceId', incident ->> 'message'",
            "engine.instances instance left join cases.cases on cases.id = instance.id cross join lateral jsonb_array_elements(instance.state::jsonb -> 'incidents') incident",
            "instance.updated_at, instance.id")
        .And("instance.incidents > {0}", 0)
        .ReadAsync(
            dataSource,
            paging,
            reader => Task.FromResult(new IncidentView(
                reader.GetGuid(0),
                reader.IsDBNull(1) ? null : reader.GetString(1),
                Instant.FromDateTimeUtc(reader.GetDateTime(2)),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5))),
            cancellationToken);

    private static async Task<Intervened> RetryAsync(
        Guid caseId, Body<Retry> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken)
    {
        var decisions = new OperatorDecisions(services, caller);
        await office.ActAsync(CommandRequest.Of(context, key, body.Digest), caseId, found => decisions.Retry(found, body.Value.ExecutionId), cancellationToken);
        return new Intervened(caseId);
    }

    private static async Task<Intervened> SkipAsync(
        Guid caseId, Body<Skipping> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken)
    {
        var (skipping, decisions) = (body.Value, new OperatorDecisions(services, caller));
        Reason.Require(skipping.Reason);
        await office.ActAsync(
            CommandRequest.Of(context, key, body.Digest), caseId, found => decisions.Skip(found, skipping.ExecutionId, skipping.Outcome, skipping.Reason), cancellationToken);
        return new Intervened(caseId);
    }

    private static async Task<Intervened> CancelAsync(
        Guid caseId, Body<Cancellation> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken)
    {
        var decisions = new OperatorDecisions(services, caller);
        Reason.Require(body.Value.Reason);
        await office.ActAsync(CommandRequest.Of(context, key, body.Digest), caseId, found => decisions.Cancel(found, body.Value.Reason), cancellationToken);
        return new Intervened(caseId);
    }

    /// <summary>A fault in a flow, on the wire.</summary>
    internal sealed record IncidentView(Guid CaseId, [property: Description("没有办件的子流程为空")] string? CaseNumber, Instant At, string ActivityId, string ExecutionId, string Message);

    /// <summary>What is to be run again, on the wire.</summary>
    internal sealed record Retry([property: Description("出错的执行，见异常列表")][MaxLength(40)] string ExecutionId);

    /// <summary>What is to be left, on the wire.</summary>
    internal sealed record Skipping(
        [property: Description("出错的执行，见异常列表")][MaxLength(40)] string ExecutionId,
        [property: Description("从该步骤的哪个出口继续；没有具名出口的写 Done")][MaxLength(100)] string Outcome,
        [property: Description("理由")][MaxLength(2000)] string Reason);

    /// <summary>Why a case is ended, on the wire.</summary>
    internal sealed record Cancellation([property: Description("理由")][MaxLength(2000)] string Reason);
}
