using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Casework;

/// <summary>Tasks, for those who handle cases.</summary>
internal static class TaskEndpoints
{
    /// <summary>Maps the endpoints of the subject.</summary>
    public static void MapTasks(this IEndpointRouteBuilder endpoints)
    {
        var tasks = endpoints.MapGroup("/api/tasks").WithTags("任务");
        tasks.MapGet("", (Caller caller, [AsParameters] TaskFilter filter, Paging paging, CaseLists lists, CancellationToken cancellationToken) =>
            lists.TasksAsync(caller, filter, paging, cancellationToken)).WithName("tasks").WithSummary("任务列表").Allow(Permission.WorkOnTasks);
        tasks.MapPost("{id:guid}/claim", (Guid id, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
                verbs.ClaimAsync(CommandRequest.Of(context, key), id, cancellationToken))
            .WithName("claimTask").WithSummary("签收任务").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("{id:guid}/release", (Guid id, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
                verbs.ReleaseAsync(CommandRequest.Of(context, key), id, cancellationToken))
            .WithName("releaseTask").WithSummary("退签任务").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("{id:guid}/complete", (Guid id, Body<TaskDecision> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
                verbs.CompleteAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value, cancellationToken))
            .WithName("completeTask").WithSummary("办理任务").Produces<CaseView>().Allow(Permission.WorkOnTasks);
    }
}
