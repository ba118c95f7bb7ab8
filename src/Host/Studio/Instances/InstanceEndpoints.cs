using MedInsFlows.Engine.Inspection;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Studio.Wire;

namespace MedInsFlows.Host.Studio.Instances;

/// <summary>Instances for Elsa Studio to look at. What happens to cases is decided by those who handle them, so nothing can be done here.</summary>
internal static class InstanceEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapInstances(this IEndpointRouteBuilder studio)
    {
        studio.MapPost("workflow-instances", ListAsync).Allow(Permission.ReadWorkflows);
        var one = studio.MapGroup("workflow-instances/{id:guid}");
        one.MapGet("", ReadAsync).Allow(Permission.ReadWorkflows);
        one.MapPost("journal", JournalAsync).Allow(Permission.ReadWorkflows);
        one.MapGet("execution-state", StandingAsync).Allow(Permission.ReadWorkflows);
        one.MapGet("variables", VariablesAsync).Allow(Permission.ReadWorkflows);
        studio.MapPost("activity-executions/report", ReportAsync).Allow(Permission.ReadWorkflows);
        studio.MapGet("activity-executions/list", ExecutionsAsync).Allow(Permission.ReadWorkflows);
        studio.MapGet("activity-execution-summaries/list", SummariesAsync).Allow(Permission.ReadWorkflows);
        studio.MapGet("activity-executions/by-id", ExecutionAsync).Allow(Permission.ReadWorkflows);
        studio.MapGet("activity-executions/{id}/call-stack", CallStackAsync).Allow(Permission.ReadWorkflows);
    }

    private static async Task<IResult> ListAsync(ElsaBody body, Caller caller, StudioInstances instances, CancellationToken cancellationToken) =>
        ElsaJson.Answer(await instances.ListAsync(caller, body.As<InstanceQuery>(), cancellationToken));

    private static async Task<IResult> ReadAsync(Guid id, Caller caller, StudioInstances instances, CancellationToken cancellationToken) =>
        ElsaJson.Answer(await instances.ReadAsync(caller, id, cancellationToken));

    private static async Task<IResult> JournalAsync(Guid id, ElsaBody body, HttpRequest request, Caller caller, StudioInstances instances, CancellationToken cancellationToken)
    {
        var (filter, part) = (body.As<JournalQuery>().Filter, ElsaPaging.Part(request.Query));
        var rows = await RowsAsync(id, caller, instances, cancellationToken);
        IReadOnlyList<JournalRow> found = filter is null ? rows : [.. rows.Where(filter.Admits)];
        return ElsaJson.Answer(new ElsaPage<JournalRow>([.. part.Of(found)], found.Count));
    }

    private static async Task<IResult> StandingAsync(Guid id, Caller caller, StudioInstances instances, CancellationToken cancellationToken) =>
        ElsaJson.Answer(await instances.StandingAsync(caller, id, cancellationToken));

    private static async Task<IResult> VariablesAsync(Guid id, Caller caller, StudioInstances instances, CancellationToken cancellationToken) =>
        ElsaJson.Answer(ElsaList.Of((await instances.FindAsync(caller, id, cancellationToken)).Variables.Select(variable => new VariableView(variable.Id, variable.Name, variable.Value))));

    private static async Task<IResult> ReportAsync(ElsaBody body, Caller caller, StudioInstances instances, CancellationToken cancellationToken)
    {
        var query = body.As<ReportQuery>();
        var (_, history) = await instances.HistoryAsync(caller, query.WorkflowInstanceId ?? throw Problem.NotFound(), cancellationToken);
        return ElsaJson.Answer(new
        {
            Stats = history.Executions.GroupBy(execution => execution.NodeId)
                .Where(node => query.ActivityNodeIds?.Contains(node.Key) is not false)
                .Select(node => NodeStats.Of(node.Key, [.. node]))
                .ToList(),
        });
    }

    private static async Task<IResult> ExecutionsAsync(
        Guid workflowInstanceId, string? activityNodeId, Caller caller, StudioInstances instances, CancellationToken cancellationToken) => ElsaJson.Answer(ElsaList.Of(
            (await AtAsync(workflowInstanceId, activityNodeId, caller, instances, cancellationToken)).Select(execution => ExecutionDetail.Whole(workflowInstanceId, execution))));

    private static async Task<IResult> SummariesAsync(
        Guid workflowInstanceId, string? activityNodeId, Caller caller, StudioInstances instances, CancellationToken cancellationToken) => ElsaJson.Answer(ElsaList.Of(
            (await AtAsync(workflowInstanceId, activityNodeId, caller, instances, cancellationToken)).Select(execution => ExecutionSummary.Of(workflowInstanceId, execution))));

    private static async Task<IResult> ExecutionAsync(string? id, Caller caller, StudioInstances instances, CancellationToken cancellationToken)
    {
        var key = ExecutionKey.Read(id);
        var (_, history) = await instances.HistoryAsync(caller, key.Instance, cancellationToken);
        return ElsaJson.Answer(ExecutionDetail.Whole(key.Instance, Find(history, key)));
    }

    private static async Task<IResult> CallStackAsync(string id, HttpRequest request, Caller caller, StudioInstances instances, CancellationToken cancellationToken)
    {
        var (key, part) = (ExecutionKey.Read(id), ElsaPaging.Part(request.Query));
        var (_, history) = await instances.HistoryAsync(caller, key.Instance, cancellationToken);
        var stack = new List<InspectedExecution>();
        for (var execution = Find(history, key); execution is not null; execution = history.Executions.FirstOrDefault(parent => parent.Id == execution.ParentId))
        {
            stack.Insert(0, execution);
        }

        return ElsaJson.Answer(new { ActivityExecutionId = id, Items = part.Of(stack).Select(execution => ExecutionDetail.Whole(key.Instance, execution)).ToList(), TotalCount = stack.Count });
    }

    private static InspectedExecution Find(ExecutionHistory history, ExecutionKey key) =>
        history.Executions.FirstOrDefault(execution => execution.Id == key.Execution) ?? throw Problem.NotFound();

    private static async Task<IEnumerable<InspectedExecution>> AtAsync(Guid id, string? nodeId, Caller caller, StudioInstances instances, CancellationToken cancellationToken)
    {
        var (_, history) = await instances.HistoryAsync(caller, id, cancellationToken);
        return history.Executions.Where(execution => string.IsNullOrEmpty(nodeId) || execution.NodeId == nodeId);
    }

    /// <summary>All events of an instance.</summary>
    internal static async Task<IReadOnlyList<JournalRow>> RowsAsync(Guid id, Caller caller, StudioInstances instances, CancellationToken cancellationToken)
    {
        var (_, history) = await instances.HistoryAsync(caller, id, cancellationToken);
        var executions = history.Executions.ToDictionary(execution => execution.Id);
        return [.. history.Events.Select(happened => JournalRow.Of(id, happened, executions[happened.Execution]))];
    }
}
