using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Engine.Interventions;

/// <summary>Carries one instance over to another version: first leaves, under the old one, what does not stay; then takes it up again under the new one.</summary>
/// <param name="migration">From where to where.</param>
/// <param name="waits">What becomes of its waits.</param>
internal sealed class CarryingOver(Migration migration, IReadOnlyList<CarriedWait> waits)
{
    private readonly List<(string ParentId, string? Callback, object? CallbackTag, WorkItem Item)> renewed = [];

    /// <summary>Judges whether an instance can be carried over.</summary>
    /// <exception cref="StimulusRefusedException">It cannot; all reasons are told.</exception>
    public static CarryingOver Of(Migration migration, InstanceState state)
    {
        var waits = migration.Judge(state);
        var problems = waits.Select(wait => wait.Problem).OfType<string>().Distinct().ToList();
        return problems.Count == 0 ? new CarryingOver(migration, waits) : throw new StimulusRefusedException("CannotMigrate", $"{string.Join("；", problems)}。");
    }

    /// <summary>Cancels what does not stay.</summary>
    public async ValueTask LeaveAsync(WorkflowExecutionContext workflow)
    {
        foreach (var wait in waits.Where(wait => wait.Fate != WaitFate.Stays))
        {
            var execution = workflow.ActivityExecutionContexts.First(execution => execution.Id == wait.ExecutionId);
            if (wait.Fate == WaitFate.Renewed)
            {
                Remember(execution);
            }

            var gone = execution;
            while (gone.ParentActivityExecutionContext is { } around && !migration.Survives(around.NodeId))
            {
                gone = around;
            }

            if (!gone.IsCompleted)
            {
                await gone.ParentActivityExecutionContext!.CancelChildrenAsync(child => child == gone);
            }
        }
    }

    /// <summary>Queues what was left.</summary>
    public void Arrive(WorkflowExecutionContext workflow)
    {
        foreach (var (parentId, callback, tag, item) in renewed)
        {
            var parent = workflow.ActivityExecutionContexts.First(execution => execution.Id == parentId);
            var again = item with { Node = workflow.FindNodeById(item.Node.NodeId)!, Owner = parent };
            workflow.Scheduler.Enqueue(again);
            if (callback is not null)
            {
                workflow.CompletionCallbacks.Add(new CompletionCallback(parent, again.Node, callback, tag));
            }
        }

        foreach (var moved in waits.Where(wait => wait.Fate == WaitFate.Moved).DistinctBy(wait => (wait.Target, wait.FlowchartId)))
        {
            FlowMove.To(workflow, moved.Target!, moved.FlowchartId).Arrive();
        }

        foreach (var flowchart in workflow.GetActiveActivityExecutionContexts().Where(execution => execution.Activity is Flowchart))
        {
            LineRepair.Repair(flowchart);
        }
    }

    private void Remember(ActivityExecutionContext execution)
    {
        var (workflow, parent) = (execution.WorkflowExecutionContext, execution.ParentActivityExecutionContext!);
        var callback = workflow.CompletionCallbacks.Find(callback => callback.Owner == parent && callback.Child == execution.ActivityNode);
        renewed.Add((parent.Id, callback?.MethodName, callback?.Tag, new WorkItem(
            execution.ActivityNode, parent, workflow.Brought, execution.Tag, execution.DynamicVariables, execution.ActivityInput)));
    }
}
