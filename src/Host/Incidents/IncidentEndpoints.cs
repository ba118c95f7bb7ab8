using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Incidents;

/// <summary>Faults in flows, for the administrator: what stands still and why, to be run again or ended. Nothing of the case itself is shown.</summary>
internal static class IncidentEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapIncidents(this IEndpointRouteBuilder endpoints)
    {
        var incidents = endpoints.MapGroup("/api/admin/incidents").WithTags("运维");
        incidents.MapGet("", ListAsync).WithName("incidents").WithSummary("流程异常").Allow(Permission.Administer);
        incidents.MapPost("{caseId:guid}/retry", RetryAsync).WithName("retryIncident").WithSummary("重试出错的步骤").Produces<IncidentAnswer>().Allow(Permission.Administer);
        incidents.MapPost("{caseId:guid}/cancel", CancelAsync).WithName("cancelIncident").WithSummary("终止无法继续的办件").Produces<IncidentAnswer>().Allow(Permission.Administer);
    }

    private static Task<Page<IncidentView>> ListAsync(Paging paging, NpgsqlDataSource dataSource, CancellationToken cancellationToken) => new ListQuery(
            "instance.id, case_number, instance.updated_at, incident ->> 'activityId', incident ->> 'activityInstanceId', incident ->> 'message'",
            "engine.instances instance join cases.cases on cases.id = instance.id cross join lateral jsonb_array_elements(instance.state::jsonb -> 'incidents') incident",
            "instance.updated_at, instance.id")
        .And("instance.incidents > {0}", 0)
        .ReadAsync(
            dataSource,
            paging,
            reader => Task.FromResult(new IncidentView(
                reader.GetGuid(0),
                reader.GetString(1),
                Instant.FromDateTimeUtc(reader.GetDateTime(2)),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5))),
            cancellationToken);

    private static async Task<IncidentAnswer> RetryAsync(
        Guid caseId, Body<Retry> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CancellationToken cancellationToken)
    {
        await office.ActAsync(CommandRequest.Of(context, key, body.Digest), caseId, found => OperatorDecisions.Retry(found, caller, body.Value.ExecutionId), cancellationToken);
        return new IncidentAnswer(caseId);
    }

    private static async Task<IncidentAnswer> CancelAsync(
        Guid caseId, Body<Cancellation> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Value.Reason))
        {
            throw Problem.InvalidBody([new("/reason", ErrorCode.MissingField, "终止办件须写明理由。")]);
        }

        await office.ActAsync(CommandRequest.Of(context, key, body.Digest), caseId, found => OperatorDecisions.Cancel(found, caller, body.Value.Reason, services), cancellationToken);
        return new IncidentAnswer(caseId);
    }

    /// <summary>A fault in a flow, on the wire.</summary>
    internal sealed record IncidentView(Guid CaseId, string CaseNumber, Instant At, string ActivityId, string ExecutionId, string Message);

    /// <summary>What is to be run again, on the wire.</summary>
    internal sealed record Retry([property: Description("出错的执行，见异常列表")][MaxLength(40)] string ExecutionId);

    /// <summary>Why a case is ended, on the wire.</summary>
    internal sealed record Cancellation([property: Description("理由")][MaxLength(2000)] string Reason);

    /// <summary>That it was done, on the wire; nothing of the case, which is none of the administrator's business.</summary>
    internal sealed record IncidentAnswer(Guid CaseId);
}
