using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;
using Elsa.Workflows.UIHints;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Builtin.Subflows;

namespace Elsa.Workflows.Runtime.Activities;

/// <summary>
/// Runs another workflow, in its published version, and goes on when it has ended: <see cref="DispatchWorkflow"/> that waits unless it is told not to.
/// </summary>
[Activity("Elsa", Toolbox.Subflows, "运行另一流程的已发布版本，待其结束后继续。", DisplayName = "运行子流程")]
[FlowNode(Subflow.Done, Subflow.Faulted, Subflow.Canceled)]
public class ExecuteWorkflow : Activity<ExecuteWorkflowResult>
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public ExecuteWorkflow([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => OnSignalReceived<CancelSignal>(OnCanceled);

    /// <summary>The definition of the other workflow.</summary>
    [Input(DisplayName = "流程", UIHint = InputUIHints.WorkflowDefinitionPicker)]
    public Input<string> WorkflowDefinitionId { get; set; } = null!;

    /// <summary>The correlation id of the other instance.</summary>
    [Input(DisplayName = "关联编号")]
    public Input<string?> CorrelationId { get; set; } = new((string?)null);

    /// <summary>What the other workflow is given. Nothing personal.</summary>
    [Input(DisplayName = "输入", Description = "不得含个人信息。", UIHint = InputUIHints.Dictionary)]
    public Input<IDictionary<string, object>?> Input { get; set; } = new((IDictionary<string, object>?)null);

    /// <summary>Whether to wait for its end.</summary>
    [Input(DisplayName = "等待结束", DefaultValue = true)]
    public Input<bool> WaitForCompletion { get; set; } = new(true);

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var waits = WaitForCompletion.GetOrDefault(context);
        var child = Subflow.Start(
            context, WorkflowDefinitionId.Get(context), CorrelationId.GetOrDefault(context), Input.GetOrDefault(context), waits ? OnEndedAsync : null);
        if (waits)
        {
            return ValueTask.CompletedTask;
        }

        context.SetResult(new ExecuteWorkflowResult(child, WorkflowSubStatus.Pending, new Dictionary<string, object>()));
        return context.CompleteActivityWithOutcomesAsync(Subflow.Done);
    }

    private static ValueTask OnEndedAsync(ActivityExecutionContext context)
    {
        var end = Subflow.End(context);
        context.SetResult(end);
        return context.CompleteActivityWithOutcomesAsync(Subflow.OutcomeOf(end.SubStatus));
    }

    private static void OnCanceled(CancelSignal signal, SignalContext context)
    {
        if (context.IsSelf)
        {
            Subflow.CancelChild(context.ReceiverActivityExecutionContext);
        }
    }
}

/// <summary>How a workflow ended that another one ran.</summary>
/// <param name="WorkflowInstanceId">The instance.</param>
/// <param name="SubStatus">How it ended; <see cref="WorkflowSubStatus.Pending"/> where nobody waited for it.</param>
/// <param name="Output">Its outputs.</param>
public sealed record ExecuteWorkflowResult(string WorkflowInstanceId, WorkflowSubStatus SubStatus, IDictionary<string, object> Output);
