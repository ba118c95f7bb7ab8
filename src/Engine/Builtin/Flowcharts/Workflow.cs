using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;

namespace Elsa.Workflows.Activities;

/// <summary>A workflow: the root of the tree. One object serves all bursts of a definition version.</summary>
public class Workflow : Activity, IVariableContainer
{
    /// <summary>Empty.</summary>
    public Workflow()
        : base("Elsa.Workflow", 1)
    {
    }

    /// <summary>With a root.</summary>
    /// <param name="root">The root, mostly a flowchart.</param>
    public Workflow(IActivity root)
        : this() => Root = root;

    /// <summary>Which workflow it is.</summary>
    public WorkflowIdentity Identity { get; set; } = WorkflowIdentity.VersionOne;

    /// <summary>The root, mostly a flowchart.</summary>
    public IActivity Root { get; set; } = null!;

    /// <inheritdoc />
    public ICollection<Variable> Variables { get; set; } = [];

    /// <summary>What it is given.</summary>
    public ICollection<InputDefinition> Inputs { get; set; } = [];

    /// <summary>What it leaves.</summary>
    public ICollection<OutputDefinition> Outputs { get; set; } = [];

    /// <summary>Options.</summary>
    public WorkflowOptions Options { get; set; } = new();

    /// <summary>A workflow of one activity.</summary>
    /// <param name="root">The activity.</param>
    public static Workflow FromActivity(IActivity root) => new(root);

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.ScheduleActivityAsync(Root, OnRootCompletedAsync);

    /// <inheritdoc />
    protected override ValueTask OnSignalReceivedAsync(object signal, SignalContext context) =>
        signal is CompleteCompositeSignal complete
            ? context.ReceiverActivityExecutionContext.CompleteActivityAsync(complete.Value)
            : ValueTask.CompletedTask;

    private static ValueTask OnRootCompletedAsync(ActivityCompletedContext context) => context.CompleteActivityAsync(context.Result);
}
