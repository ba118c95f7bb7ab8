using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Instances;

/// <summary>From what the instance keeps to a burst.</summary>
internal static class StateRestoration
{
    public static void Restore(WorkflowExecutionContext workflow, InstanceState state)
    {
        if (state.Format != InstanceState.CurrentFormat)
        {
            throw new FlowException($"办件流程状态的格式 {state.Format} 不受支持。");
        }

        workflow.SubStatus = state.SubStatus;
        workflow.Name = state.Name;
        workflow.CorrelationId = state.CorrelationId;
        workflow.ParentWorkflowInstanceId = state.Parent;
        workflow.ReplyTo = state.ReplyTo;
        workflow.CreatedAt = state.CreatedAt;
        Fill(workflow.Input, state.Input);
        Fill(workflow.Output, state.Output);
        Fill(workflow.Properties, state.Properties);
        foreach (var incident in state.Incidents ?? [])
        {
            workflow.Incidents.Add(incident);
        }

        var executions = RestoreExecutions(workflow, state);
        foreach (var bookmark in state.Bookmarks)
        {
            workflow.Add(Bookmark(bookmark, executions[bookmark.Execution]));
        }

        foreach (var callback in state.Callbacks ?? [])
        {
            workflow.CompletionCallbacks.Add(new CompletionCallback(executions[callback.Owner], Node(workflow, callback.ChildNodeId), callback.Method, callback.Tag));
        }

        foreach (var item in state.Queue ?? [])
        {
            workflow.Scheduler.Enqueue(new WorkItem(
                Node(workflow, item.NodeId),
                item.Owner is { } owner ? executions[owner] : null,
                item.Tag,
                item.Variables?.Select(variable => Kept(variable.Name, variable.Id, variable.Value is { } value ? ValueConversion.Plain(value) : null)),
                Input: Fill(new Dictionary<string, object>(), item.Input),
                Existing: item.Existing is { } existing ? executions[existing] : null,
                Resume: item.Bookmark is { } id ? workflow.Bookmarks.First(bookmark => bookmark.Id == id) : null));
        }
    }

    private static Dictionary<string, ActivityExecutionContext> RestoreExecutions(WorkflowExecutionContext workflow, InstanceState state)
    {
        var executions = new Dictionary<string, ActivityExecutionContext>();
        foreach (var kept in state.Executions)
        {
            var execution = new ActivityExecutionContext(kept.Id, workflow, kept.Parent is { } parent ? executions[parent] : null, Node(workflow, kept.NodeId), kept.Tag)
            {
                Status = kept.Status,
                StartedAt = kept.StartedAt,
                AggregateFaultCount = kept.Faults,
                ActivityInput = Fill(new Dictionary<string, object>(), kept.Input),
            };
            execution.DeclareVariables(kept.DynamicVariables?.Select(variable => Kept(variable.Key, variable.Value, null)));
            Fill(execution.Properties, kept.Properties);
            Fill(execution.Metadata, kept.Metadata);
            foreach (var variable in execution.Variables)
            {
                if (kept.Variables?.TryGetValue(variable.Id, out var value) == true)
                {
                    execution.ExpressionExecutionContext.Memory.Blocks[variable.Id].Value = variable.Convert(ValueConversion.Plain(value));
                }
            }

            executions.Add(kept.Id, execution);
            workflow.Restore(execution);
        }

        return executions;
    }

    private static Variable Kept(string name, string id, object? value) => new(name, value, id) { StorageDriverType = typeof(WorkflowInstanceStorageDriver) };

    private static Bookmark Bookmark(BookmarkState kept, ActivityExecutionContext execution) => new(
        kept.Id,
        kept.Name,
        kept.Hash,
        kept.Payload,
        execution.Activity.Id,
        execution.NodeId,
        execution.Id,
        kept.CreatedAt,
        !kept.KeepsBurning,
        kept.Callback,
        !kept.StaysOpen,
        kept.Metadata);

    private static ActivityNode Node(WorkflowExecutionContext workflow, string nodeId) =>
        workflow.WorkflowGraph.FindNodeById(nodeId) ?? throw new FlowException($"流程定义中没有节点“{nodeId}”。");

    private static T Fill<T>(T bag, Dictionary<string, JsonElement>? kept)
        where T : IDictionary<string, object>
    {
        foreach (var (key, value) in kept ?? [])
        {
            bag[key] = ValueConversion.Plain(value)!;
        }

        return bag;
    }
}
