using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using MedInsFlows.Engine.Expressions;

namespace MedInsFlows.Engine.Instances;

/// <summary>From a burst to what the instance keeps.</summary>
internal static class StateExtraction
{
    public static InstanceState Extract(WorkflowExecutionContext workflow)
    {
        var live = workflow.ActivityExecutionContexts.Where(execution => !execution.IsCompleted).ToList();
        return new InstanceState
        {
            SubStatus = workflow.SubStatus,
            Name = workflow.Name,
            CorrelationId = workflow.CorrelationId,
            Parent = workflow.ParentWorkflowInstanceId,
            ReplyTo = workflow.ReplyTo,
            CreatedAt = workflow.CreatedAt,
            Executions = [.. live.Select(Execution)],
            Bookmarks = [.. workflow.Bookmarks.Select(bookmark => new BookmarkState(bookmark.Id, bookmark.Name, bookmark.Hash, bookmark.ActivityInstanceId!)
            {
                Payload = Json(bookmark.Payload),
                CreatedAt = bookmark.CreatedAt,
                KeepsBurning = !bookmark.AutoBurn,
                Callback = bookmark.CallbackMethodName,
                StaysOpen = !bookmark.AutoComplete,
                Metadata = bookmark.Metadata?.ToDictionary(),
            })],
            Callbacks = OrNull(workflow.CompletionCallbacks.Select(callback => new CallbackState(callback.Owner.Id, callback.Child.NodeId, callback.MethodName) { Tag = Json(callback.Tag) })),
            Queue = OrNull(workflow.Scheduler.Items.Select(item => new WorkState(item.Node.NodeId)
            {
                Owner = item.Owner?.Id,
                Existing = item.Existing?.Id,
                Bookmark = item.Resume?.Id,
                Tag = Json(item.Tag),
                Input = Bag(item.Input),
                Variables = OrNull(item.Variables?.Where(variable => IsKept(variable.StorageDriverType)).Select(variable => new VariableState(variable.Name, variable.Id, Json(variable.Value))) ?? []),
            })),
            Incidents = OrNull(workflow.Incidents),
            Input = Bag(workflow.Input.Where(input => workflow.Workflow.Inputs.Any(definition => definition.Name == input.Key && IsKept(definition.StorageDriverType)))),
            Output = Bag(workflow.Output),
            Properties = Bag(workflow.Properties),
        };
    }

    /// <summary>Whether a storage driver keeps values between bursts.</summary>
    public static bool IsKept(Type? driver) => driver == typeof(WorkflowInstanceStorageDriver);

    private static ExecutionState Execution(ActivityExecutionContext execution) => new(execution.Id, execution.NodeId)
    {
        Parent = execution.ParentActivityExecutionContext?.Id,
        Status = execution.Status,
        StartedAt = execution.StartedAt,
        Tag = Json(execution.Tag),
        Faults = execution.AggregateFaultCount,
        Input = Bag(execution.ActivityInput),
        Properties = Bag(execution.Properties),
        Metadata = Bag(execution.Metadata),
        Variables = Bag(execution.Variables.Where(variable => IsKept(variable.StorageDriverType)).Select(variable => Value(execution, variable))),
        DynamicVariables = execution.DynamicVariables.Where(variable => IsKept(variable.StorageDriverType)).ToDictionary(variable => variable.Name, variable => variable.Id) is { Count: > 0 } names ? names : null,
    };

    private static KeyValuePair<string, object> Value(ActivityExecutionContext execution, Variable variable) =>
        new(variable.Id, execution.ExpressionExecutionContext.Memory.TryGetBlock(variable.Id, out var block) ? block.Value! : null!);

    private static JsonElement? Json(object? value) => value switch
    {
        null => null,
        JsonElement element => element,
        _ => JsonSerializer.SerializeToElement(value, value.GetType(), ValueConversion.Json),
    };

    private static Dictionary<string, JsonElement>? Bag(IEnumerable<KeyValuePair<string, object>>? bag)
    {
        Dictionary<string, JsonElement>? result = null;
        foreach (var (key, value) in bag ?? [])
        {
            if (Json(value) is { } json)
            {
                (result ??= [])[key] = json;
            }
        }

        return result;
    }

    private static List<T>? OrNull<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;
}
