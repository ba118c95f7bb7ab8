using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Casework;

/// <summary>批量办理: one decision for many tasks, each in a transaction of its own, so that one that is refused holds up no other.</summary>
internal static class TaskBatchEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapTaskBatch(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(
            "/api/tasks/complete-many",
            (Body<Batch> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
                CompleteAsync(CommandRequest.Of(context, key, body.Digest), body.Value, verbs, cancellationToken))
        .WithName("completeTasks").WithTags("任务").WithSummary("批量办理任务，逐件给出结果").Allow(Permission.WorkOnTasks);

    /// <summary>Decides one after the other.</summary>
    /// <exception cref="ProblemException">No task is named.</exception>
    public static async Task<IReadOnlyList<Result>> CompleteAsync(CommandRequest request, Batch batch, CaseVerbs verbs, CancellationToken cancellationToken)
    {
        if (batch.Tasks.Count == 0)
        {
            throw Problem.InvalidBody([new("/tasks", ErrorCode.MissingField, "请写明要办理的任务。")]);
        }

        var decision = new TaskDecision(batch.Decision, batch.Reason);
        var results = new List<Result>();
        foreach (var id in batch.Tasks.Distinct())
        {
            results.Add(await CompleteOneAsync(id));
        }

        return results;

        // Each answers under the key for itself, so that a batch that is sent again does only what was not done.
        async Task<Result> CompleteOneAsync(Guid id)
        {
            try
            {
                var answer = await verbs.CompleteAsync(request with { Route = $"{request.Route}/{id}" }, id, decision, cancellationToken);
                return new Result(id, answer.Status);
            }
            catch (ProblemException refused)
            {
                return new Result(id, refused.Type.Status, ProblemAnswer.Of(refused));
            }
        }
    }

    /// <summary>Many tasks and one decision, on the wire.</summary>
    internal sealed record Batch(
        [property: Description("任务，最多 200 件")][MaxLength(200)] IReadOnlyList<Guid> Tasks,
        [property: Description("决定，每个任务的 decisions 之一")][MaxLength(50)] string Decision,
        [property: Description("理由")][MaxLength(2000)] string? Reason = null);

    /// <summary>What came of one of them, on the wire: the HTTP status that it would have been answered alone, and the problem if it was refused.</summary>
    internal sealed record Result(Guid Id, int Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProblemAnswer? Problem = null);
}
