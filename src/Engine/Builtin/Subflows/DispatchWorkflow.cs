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
/// Starts another workflow, in its published version, and waits for its end if it is to. Leaves the outputs of the other as its result, and tells by its
/// outcome whether it came to its end, was ended by a fault, or was cancelled.
/// </summary>
[Activity("Elsa", Toolbox.Subflows, "启动另一流程的已发布版本，可等待其结束。", DisplayName = "启动流程")]
[FlowNode(Subflow.Done, Subflow.Faulted, Subflow.Canceled)]
public class DispatchWorkflow : Activity<object>
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public DispatchWorkflow([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
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
    [Input(DisplayName = "等待结束")]
    public Input<bool> WaitForCompletion { get; set; } = new(false);

    /// <summary>Not used by this engine.</summary>
    [Input(DisplayName = "另起跟踪", IsBrowsable = false)]
    public Input<bool> StartNewTrace { get; set; } = new(false);

    /// <summary>Not used by this engine: there is one queue.</summary>
    [Input(DisplayName = "通道", IsBrowsable = false)]
    public Input<string?> ChannelName { get; set; } = new((string?)null);

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var waits = WaitForCompletion.GetOrDefault(context);
        Subflow.Start(context, WorkflowDefinitionId.Get(context), CorrelationId.GetOrDefault(context), Input.GetOrDefault(context), waits ? OnEndedAsync : null);
        return waits ? ValueTask.CompletedTask : context.CompleteActivityWithOutcomesAsync(Subflow.Done);
    }

    private static ValueTask OnEndedAsync(ActivityExecutionContext context)
    {
        var end = Subflow.End(context);
        context.SetResult(end.Output);
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
