using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;
using Microsoft.AspNetCore.Mvc;

namespace MedInsFlows.Host.Separation;

/// <summary>What a director may do where nobody may decide a task, and what an auditor sees of it.</summary>
internal static class ExceptionEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapExceptions(this IEndpointRouteBuilder endpoints)
    {
        var tasks = endpoints.MapGroup("/api/tasks/{id:guid}").WithTags("任务");
        tasks.MapPost("superior", LiftAsync).WithName("liftTask").WithSummary("本机构无人可办时，把任务交由上级机构办理").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("exception", ExceptAsync).WithName("exceptTask").WithSummary("本机构无人可办时，特批由某人办理，留痕并抽查").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        endpoints.MapGet(
                "/api/audit/exceptions",
                ([FromQuery, Description("统筹地区；只能是本地区")] string? region,
                    [FromQuery, Description("月份，例如 2026-04；不写则为本月")] string? month,
                    [FromQuery, Description("抽查的种子；同一种子抽出同样的几件，不写则用地区和月份")][MaxLength(100)] string? seed,
                    Caller caller,
                    ExceptionList list,
                    CancellationToken cancellationToken) => list.ReadAsync(caller, region, month, seed, cancellationToken))
            .WithName("exceptions").WithTags("审计").WithSummary("特批，以及抽出待查的").Allow(Permission.Audit);
    }

    private static Task<CommandAnswer> LiftAsync(
        Guid id, Body<Lifting> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.LiftAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value.Reason, cancellationToken);

    private static Task<CommandAnswer> ExceptAsync(
        Guid id, Body<Excepting> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.ExceptAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value.To, body.Value.Reason, cancellationToken);

    /// <summary>Why a task goes to the superior agency, on the wire.</summary>
    internal sealed record Lifting([property: Description("理由")][MaxLength(2000)] string Reason);

    /// <summary>For whom rules are set off and why, on the wire.</summary>
    internal sealed record Excepting(
        [property: Description("特批由谁办理，写其用户名")][MaxLength(100)] string To,
        [property: Description("理由")][MaxLength(2000)] string Reason);
}
