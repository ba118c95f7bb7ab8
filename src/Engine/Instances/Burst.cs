using Elsa.Workflows;
using Elsa.Workflows.IncidentStrategies;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Signals;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Stimuli;

namespace MedInsFlows.Engine.Instances;

/// <summary>
/// Runs an instance from a stimulus until everything waits. A function of the pinned definition, the instance's state, the participant and the
/// stimulus: no I/O, no clock, no randomness of its own. So it can be replayed.
/// </summary>
internal sealed class Burst
{
    private const int MostSteps = 10_000;

    private readonly Stimulus stimulus;
    private readonly IBurstParticipant participant;
    private readonly WorkflowExecutionContext workflow;
    private readonly JournalWriter journal;
    private readonly List<Bookmark> before;

    private Burst(WorkflowGraph graph, Guid instanceId, InstanceState? state, Stimulus stimulus, IBurstParticipant participant)
    {
        (this.stimulus, this.participant) = (stimulus, participant);
        var ids = new DerivedIds(instanceId, stimulus.Number, stimulus.At);
        workflow = new WorkflowExecutionContext(graph, instanceId.ToString(), stimulus.At, ids, participant.Services);
        if (state is not null)
        {
            StateRestoration.Restore(workflow, state);
        }
        else
        {
            (workflow.ParentWorkflowInstanceId, workflow.ReplyTo, workflow.CorrelationId) = (stimulus.ParentId, stimulus.ReplyTo, stimulus.CorrelationId);
        }

        before = [.. workflow.Bookmarks];
        journal = new JournalWriter(stimulus);
        foreach (var (key, value) in stimulus.Input)
        {
            workflow.Input[key] = value?.AsValueOrJson()!;
        }
    }

    /// <summary>Runs a burst.</summary>
    /// <exception cref="StimulusRefusedException">The instance does not wait for this stimulus.</exception>
    public static BurstResult Run(WorkflowGraph graph, Guid instanceId, InstanceState? state, Stimulus stimulus, IBurstParticipant participant) =>
        new Burst(graph, instanceId, state, stimulus, participant).Run();

    private BurstResult Run()
    {
        participant.Begin(stimulus, workflow.NextId);
        journal.Stimulus(participant.Accept());
        if (stimulus.Kind != StimulusKind.Note)
        {
            Drive();
            TellParent();
        }

        participant.End(new BurstEnd(workflow.Status == WorkflowStatus.Finished, workflow.SubStatus == WorkflowSubStatus.Cancelled, workflow.Incidents.Count));
        return new BurstResult(
            StateExtraction.Extract(workflow),
            journal.Records,
            [.. workflow.Bookmarks.Except(before)],
            [.. before.Except(workflow.Bookmarks)],
            workflow.Sent,
            [.. workflow.Incidents],
            workflow.Status == WorkflowStatus.Finished);
    }

    private void Drive()
    {
        if (workflow.Status == WorkflowStatus.Finished)
        {
            throw new StimulusRefusedException("InstanceEnded", "该办件的流程已经结束。");
        }

        workflow.SubStatus = WorkflowSubStatus.Executing;
        switch (stimulus.Kind)
        {
            case StimulusKind.Start:
                workflow.Schedule(workflow.WorkflowGraph.Root, null, new ScheduleWorkOptions());
                break;
            case StimulusKind.Resume:
                ScheduleBookmark(stimulus.BookmarkId!);
                break;
            case StimulusKind.Retry:
                ScheduleRetry(stimulus.ExecutionId!);
                break;
            case StimulusKind.Cancel:
                Cancel();
                return;
        }

        for (var step = 1; !workflow.Scheduler.IsEmpty; step++)
        {
            // One piece of work after another; a fault stops the burst, and so does a circle without a wait in it.
            if (!Invoke(workflow.Scheduler.Dequeue(), step))
            {
                break;
            }
        }

        Settle();
    }

    /// <summary>A child that has ended tells the parent that waits for it how.</summary>
    private void TellParent()
    {
        if (workflow is { Status: WorkflowStatus.Finished, ParentWorkflowInstanceId: { } parentId, ReplyTo: { } bookmarkId })
        {
            workflow.Root!.Send(OutgoingStimulus.Ended(workflow.NextId(), parentId, bookmarkId, workflow.SubStatus, workflow.Output));
            journal.Activities(workflow.ExecutionLog, []);
        }
    }

    private void ScheduleBookmark(string bookmarkId)
    {
        var bookmark = workflow.Bookmarks.FirstOrDefault(bookmark => bookmark.Id == bookmarkId)
            ?? throw new StimulusRefusedException("NotAwaited", "流程现在不等待这一步，可能已经办理。");
        var execution = workflow.ActivityExecutionContexts.First(execution => execution.Id == bookmark.ActivityInstanceId);
        workflow.Scheduler.Enqueue(new WorkItem(execution.ActivityNode, execution.ParentActivityExecutionContext, Existing: execution, Resume: bookmark));
    }

    private void ScheduleRetry(string executionId)
    {
        var execution = workflow.ActivityExecutionContexts.FirstOrDefault(execution => execution.Id == executionId && execution.Status == ActivityStatus.Faulted)
            ?? throw new StimulusRefusedException("NoIncident", "该异常已经处理。");
        var incident = workflow.Incidents.First(incident => incident.ActivityInstanceId == executionId);
        workflow.Incidents.Remove(incident);
        AddFaults(execution, -1);
        var bookmark = workflow.Bookmarks.FirstOrDefault(bookmark => bookmark.Id == incident.BookmarkId);
        workflow.Scheduler.Enqueue(new WorkItem(execution.ActivityNode, execution.ParentActivityExecutionContext, Existing: execution, Resume: bookmark));
    }

    private void Cancel()
    {
        if (workflow.Root is { } root)
        {
            Now(root.CancelAsync());
        }

        workflow.Scheduler.Clear();
        workflow.Incidents.Clear();
        workflow.SubStatus = WorkflowSubStatus.Cancelled;
        journal.Activities(workflow.ExecutionLog, participant.Accept());
    }

    private bool Invoke(WorkItem item, int step)
    {
        var execution = item.Existing ?? workflow.CreateExecution(item);
        var sent = workflow.Sent.Count;
        try
        {
            if (step > MostSteps)
            {
                throw new FlowException($"一次推进中执行的活动超过 {MostSteps} 个，流程可能有不会等待的循环。");
            }

            workflow.ExecutionLog.Add(new ExecutionLogEntry(execution, item.Existing is null ? LogEvents.Started : LogEvents.Resumed));
            InputEvaluation.EvaluateAll(execution);
            if (item.Resume is null && !Now(execution.Activity.CanExecuteAsync(execution)))
            {
                workflow.ExecutionLog.Add(new ExecutionLogEntry(execution, LogEvents.PreconditionFailed));
                throw new FlowException($"活动“{execution.Activity.Id}”的前提条件不满足，流程无法继续。");
            }

            execution.Status = ActivityStatus.Running;
            workflow.ResumedBookmarkContext = item.Resume is { } resumed ? new ResumedBookmarkContext(resumed) : null;
            Execute(execution, item.Resume);
            if (execution.Status == ActivityStatus.Running && execution.Bookmarks.Any())
            {
                workflow.ExecutionLog.Add(new ExecutionLogEntry(execution, LogEvents.Suspended));
            }

            journal.Activities(workflow.ExecutionLog, participant.Accept());
            if (!workflow.FinishRequested)
            {
                return true;
            }

            Now(workflow.Root!.CompleteActivityAsync());
            journal.Activities(workflow.ExecutionLog, participant.Accept());
            return false;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            participant.Discard();
            workflow.Sent.RemoveRange(sent, workflow.Sent.Count - sent);
            execution.ClearNewBookmarks();
            if (IsTaken(execution, exception))
            {
                journal.Activities(workflow.ExecutionLog, participant.Accept());
                return true;
            }

            Fault(execution, item.Resume, exception);
            return false;
        }
    }

    /// <summary>Offers a fault to the activity and those around it. One takes it by stopping the signal and bringing the activity to an end.</summary>
    private bool IsTaken(ActivityExecutionContext execution, Exception exception)
    {
        execution.Status = ActivityStatus.Faulted;
        execution.Exception = exception;
        try
        {
            return Now(execution.SendSignalAsync(new FaultSignal(exception, execution))) && execution.IsCompleted;
        }
        catch (Exception further) when (further is not OutOfMemoryException)
        {
            participant.Discard();
            return false;
        }
    }

    private void Execute(ActivityExecutionContext execution, Bookmark? resume)
    {
        if (resume is null)
        {
            Now(execution.Activity.ExecuteAsync(execution));
            return;
        }

        if (resume.CallbackMethodName is { } name)
        {
            Now(Callbacks.Resume(execution.Activity, name)(execution));
        }
        else if (resume.AutoComplete)
        {
            Now(execution.CompleteActivityAsync());
        }

        if (resume.AutoBurn)
        {
            workflow.RemoveBookmarks(bookmark => bookmark == resume);
        }
    }

    private void Fault(ActivityExecutionContext execution, Bookmark? resume, Exception exception)
    {
        execution.Status = ActivityStatus.Faulted;
        AddFaults(execution, 1);
        workflow.ExecutionLog.Add(new ExecutionLogEntry(execution, LogEvents.Faulted, IncidentMessage.Of(exception)));
        workflow.Incidents.Add(new ActivityIncident
        {
            ActivityId = execution.Activity.Id,
            ActivityNodeId = execution.NodeId,
            ActivityInstanceId = execution.Id,
            ActivityType = execution.Activity.Type,
            Message = IncidentMessage.Of(exception),
            ExceptionType = exception.GetType().Name,
            Timestamp = workflow.Now,
            BookmarkId = resume?.Id,
        });
        journal.Activities(workflow.ExecutionLog, []);
    }

    private static void AddFaults(ActivityExecutionContext execution, int count)
    {
        for (var context = execution; context is not null; context = context.ParentActivityExecutionContext)
        {
            context.AggregateFaultCount += count;
        }
    }

    /// <summary>Says where the instance stands now that nothing more runs.</summary>
    private void Settle()
    {
        var open = workflow.ActivityExecutionContexts.Where(execution => !execution.IsCompleted).ToList();
        var stranded = open.Find(execution =>
            execution.Status == ActivityStatus.Running
            && execution.ChildList.All(child => child.IsCompleted)
            && !execution.Bookmarks.Any()
            && !workflow.Scheduler.Any(item => item.Owner == execution || item.Existing == execution));
        if (stranded is not null)
        {
            Fault(stranded, null, new FlowException($"活动“{stranded.Activity.Id}”没有完成，也不等待任何事，流程无法继续。"));
        }

        workflow.SubStatus = open.Count == 0 ? WorkflowSubStatus.Finished
            : workflow.Incidents.Count > 0 && workflow.Workflow.Options.IncidentStrategyType == typeof(FaultStrategy) ? WorkflowSubStatus.Faulted
            : WorkflowSubStatus.Suspended;
    }

    private static void Now(ValueTask pending)
    {
        if (!pending.IsCompleted)
        {
            throw new FlowException("活动没有立即完成：活动中不得等待外部结果。");
        }

        pending.GetAwaiter().GetResult();
    }

    private static T Now<T>(ValueTask<T> pending) => pending.IsCompleted
        ? pending.GetAwaiter().GetResult()
        : throw new FlowException("活动没有立即完成：活动中不得等待外部结果。");
}
