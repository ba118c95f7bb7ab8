using Elsa.Expressions.Models;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows;

/// <summary>A workflow whose triggers are asked what starts it.</summary>
/// <param name="workflow">The workflow.</param>
/// <param name="cancellationToken">Gives up.</param>
public class WorkflowIndexingContext(Workflow workflow, CancellationToken cancellationToken)
{
    /// <summary>The workflow.</summary>
    public Workflow Workflow { get; } = workflow;

    /// <summary>The memory of each trigger.</summary>
    public IDictionary<ITrigger, MemoryRegister> Registers { get; } = new Dictionary<ITrigger, MemoryRegister>();

    /// <summary>Gives up.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The memory of a trigger.</summary>
    /// <param name="activity">The trigger.</param>
    public MemoryRegister GetOrCreateRegister(ITrigger activity)
    {
        if (!Registers.TryGetValue(activity, out var register))
        {
            Registers[activity] = register = new MemoryRegister();
        }

        return register;
    }
}

/// <summary>A trigger that is asked what starts its workflow. There is no instance: variables and inputs have no values.</summary>
/// <param name="workflowIndexingContext">The workflow.</param>
/// <param name="expressionExecutionContext">Where its inputs are found.</param>
/// <param name="trigger">The trigger.</param>
/// <param name="cancellationToken">Gives up.</param>
public class TriggerIndexingContext(
    WorkflowIndexingContext workflowIndexingContext, ExpressionExecutionContext expressionExecutionContext, ITrigger trigger, CancellationToken cancellationToken)
{
    /// <summary>The workflow.</summary>
    public WorkflowIndexingContext WorkflowIndexingContext { get; } = workflowIndexingContext;

    /// <summary>Where its inputs are found.</summary>
    public ExpressionExecutionContext ExpressionExecutionContext { get; } = expressionExecutionContext;

    /// <summary>The trigger.</summary>
    public ITrigger Trigger { get; } = trigger;

    /// <summary>Gives up.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The name of the stimulus that starts the workflow; the activity type if not set.</summary>
    public string TriggerName { get; set; } = ActivityTypeName.Of(trigger.GetType()).Type;

    /// <summary>The value of an input.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="input">The input.</param>
    public T? Get<T>(Input<T>? input) => input is null ? default : ExpressionExecutionContext.Get<T>(input.MemoryBlockReference());
}
