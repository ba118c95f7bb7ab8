using Elsa.Workflows;
using Elsa.Workflows.Signals;
using MedInsFlows.Cases.Approvals;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>Base of the activities on which several people give their opinions, each at a task of his own.</summary>
public abstract class SignedActivity : CaseActivity
{
    private protected SignedActivity(string? source, int? line)
        : base(source, line) => OnSignalReceived<CancelSignal>(OnCancelled);

    /// <summary>Its tasks that wait, without the signatures that were added to them.</summary>
    /// <param name="desk">The case.</param>
    private protected IEnumerable<OpenTask> Tasks(ICaseDesk desk) => desk.Case.Tasks.Where(task => task.Activity == Id && task.Signs is null);

    /// <summary>Nobody need sign any more of what waits.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="reason">Why.</param>
    private protected void Close(ActivityExecutionContext context, string reason)
    {
        Cancel(Desk(context), reason);
        context.ClearBookmarks();
    }

    /// <summary>Opinions carry the case no more.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="course">Where it stands.</param>
    /// <param name="opinions">Which.</param>
    /// <returns>Where it stands without them.</returns>
    private protected static ApprovalCourse SetAside(ActivityExecutionContext context, ApprovalCourse course, IEnumerable<ApprovalOpinion> opinions)
    {
        if (opinions.ToList() is { Count: > 0 } gone)
        {
            Desk(context).Intend(new OpinionsSetAside([.. gone.Select(opinion => opinion.TaskId)]));
            return course.Without(gone);
        }

        return course;
    }

    private void Cancel(ICaseDesk desk, string? reason)
    {
        foreach (var task in Tasks(desk))
        {
            desk.Intend(new TaskCancelled(task.Id, reason));
        }
    }

    private static void OnCancelled(CancelSignal signal, SignalContext context)
    {
        if (context.IsSelf)
        {
            ((SignedActivity)context.ReceiverActivityExecutionContext.Activity).Cancel(Desk(context.ReceiverActivityExecutionContext), reason: null);
        }
    }
}
