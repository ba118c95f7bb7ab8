using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Activities;
using MedInsFlows.Engine.Stimuli;

namespace MedInsFlows.Engine.Builtin.Subflows;

/// <summary>
/// A workflow that another one starts, as an instance of its own: it is started after this burst is committed, and tells the other when it has ended
/// and how. A child that is waited for is cancelled with the activity that waits.
/// </summary>
internal static class Subflow
{
    public const string Done = "Done";
    public const string Faulted = "Faulted";
    public const string Canceled = "Canceled";

    private const string Child = "ChildInstanceId";

    /// <summary>Starts the child.</summary>
    /// <returns>Its instance id.</returns>
    public static string Start(
        ActivityExecutionContext context, string definitionId, string? correlationId, IDictionary<string, object>? input, ExecuteActivityDelegate? onEnded)
    {
        var workflow = context.WorkflowExecutionContext;
        var childId = workflow.NextId();
        var bookmark = onEnded is null ? null : context.CreateBookmark(new CreateBookmarkArgs { Stimulus = new ChildStimulus(childId), Callback = onEnded });
        if (bookmark is not null)
        {
            context.SetProperty(Child, childId);
        }

        context.Send(OutgoingStimulus.Start(workflow.NextId(), childId, definitionId, input) with { CorrelationId = correlationId, ReplyTo = bookmark?.Id });
        return childId;
    }

    /// <summary>How the child ended.</summary>
    public static ExecuteWorkflowResult End(ActivityExecutionContext context) => new(
        context.GetProperty<string>(Child)!,
        context.GetWorkflowInput<WorkflowSubStatus>(ChildEnd.Status),
        context.GetWorkflowInput<IDictionary<string, object>>(ChildEnd.Output));

    /// <summary>The outcome that says how the child ended.</summary>
    public static string OutcomeOf(WorkflowSubStatus status) => status switch
    {
        WorkflowSubStatus.Faulted => Faulted,
        WorkflowSubStatus.Cancelled => Canceled,
        _ => Done,
    };

    /// <summary>Cancels the child that was waited for, if it was.</summary>
    public static void CancelChild(ActivityExecutionContext context)
    {
        if (context.GetProperty<string>(Child) is { } childId)
        {
            context.Send(OutgoingStimulus.Cancel(context.WorkflowExecutionContext.NextId(), childId));
        }
    }
}

/// <summary>What an activity that waits for a child waits for.</summary>
/// <param name="ChildInstanceId">The child.</param>
internal sealed record ChildStimulus(string ChildInstanceId);
