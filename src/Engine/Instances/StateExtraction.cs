using System.Text.Json;
using Elsa.Workflows;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Instances;

/// <summary>From a burst to what the instance keeps.</summary>
internal static class StateExtraction
{
    private static readonly JsonElement Null = JsonElement.Parse("null");

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
            IsHeld = workflow.IsHeld,
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
                Variables = OrNull((item.Variables ?? []).Select(variable => new VariableState(variable.Id, variable.Name)
                {
                    Value = Json(variable.Value),
                    IsKept = IsKept(variable.StorageDriverType),
                })),
                Brought = Bag(item.Brought),
            })),
            Incidents = OrNull(workflow.Incidents),
            Input = Bag(workflow.KeptInput),
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
        Variables = VariablesOf(execution),
        DynamicVariables = execution.DynamicVariables.Where(variable => IsKept(variable.StorageDriverType)).ToDictionary(variable => variable.Name, variable => variable.Id) is { Count: > 0 } names ? names : null,
    };

    /// <summary>The values of an execution's variables. What is null is left out, unless it took the place of a first value.</summary>
    private static Dictionary<string, JsonElement>? VariablesOf(ActivityExecutionContext execution)
    {
        Dictionary<string, JsonElement>? values = null;
        foreach (var variable in execution.Variables.Where(variable => IsKept(variable.StorageDriverType)))
        {
            var value = Json(execution.ExpressionExecutionContext.Memory.Blocks[variable.Id].Value);
            if ((value ?? (variable.Value is null ? null : Null)) is { } kept)
            {
                (values ??= [])[variable.Id] = kept;
            }
        }

        return values;
    }

    private static JsonElement? Json(object? value) => value switch
    {
        null => null,
        JsonElement element => element,
        FlowScope scope => JsonSerializer.SerializeToElement(scope, InstanceStateJson.Default.FlowScope),
        _ => JsonSerializer.SerializeToElement(value, value.GetType(), ValueConversion.Json),
    };

    /// <summary>Values as they are kept; what is null is left out.</summary>
    public static Dictionary<string, JsonElement>? Bag(IEnumerable<KeyValuePair<string, object>>? bag)
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
