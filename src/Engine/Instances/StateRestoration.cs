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
        workflow.IsHeld = state.IsHeld;
        Fill(workflow.KeptInput, state.Input);
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
                Fill(new Dictionary<string, object>(), item.Brought),
                item.Tag,
                item.Variables?.Select(Variable).ToList(),
                Fill(new Dictionary<string, object>(), item.Input),
                item.Existing is { } existing ? executions[existing] : null,
                item.Bookmark is { } id ? workflow.Bookmarks.First(bookmark => bookmark.Id == id) : null));
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
            execution.DeclareVariables(kept.DynamicVariables?.Select(variable => new Variable(variable.Key, null, variable.Value) { StorageDriverType = typeof(WorkflowInstanceStorageDriver) }));
            Fill(execution.Properties, kept.Properties);
            Fill(execution.Metadata, kept.Metadata);
            foreach (var variable in execution.Variables)
            {
                if (kept.Variables?.TryGetValue(variable.Id, out var value) == true)
                {
                    execution.ExpressionExecutionContext.Memory.Blocks[variable.Id].Value = ValueConversion.Read(value, variable.ValueType);
                }
            }

            executions.Add(kept.Id, execution);
            workflow.Restore(execution);
        }

        return executions;
    }

    private static Variable Variable(VariableState kept) => new(kept.Name, kept.Value is { } value ? ValueConversion.Plain(value) : null, kept.Id)
    {
        StorageDriverType = kept.IsKept ? typeof(WorkflowInstanceStorageDriver) : null,
    };

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

    /// <summary>Puts kept values into a bag, scalars as plain values.</summary>
    public static T Fill<T>(T bag, Dictionary<string, JsonElement>? kept)
        where T : IDictionary<string, object>
    {
        foreach (var (key, value) in kept ?? [])
        {
            bag[key] = ValueConversion.Plain(value)!;
        }

        return bag;
    }
}
