using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.IncidentStrategies;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Signals;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Interventions;
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
    private readonly DerivedIds ids;
    private readonly JournalWriter journal;
    private readonly InstanceState? state;
    private readonly Migration? migration;
    private readonly List<Bookmark> before;

    private WorkflowExecutionContext workflow;

    private int ran;
    private bool faulted;

    /// <summary>The activities that throw, by their places among those that run.</summary>
    private Dictionary<int, Thrown> thrown = [];

    /// <summary>Whether to look after each activity if what it leaves can be kept.</summary>
    private bool careful;

    private Burst(WorkflowGraph graph, Guid instanceId, InstanceState? state, Stimulus stimulus, IBurstParticipant participant, Migration? migration)
    {
        (this.stimulus, this.participant, this.state, this.migration) = (stimulus, participant, state, migration);
        ids = new DerivedIds(instanceId, stimulus.Number, stimulus.At);
        journal = new JournalWriter(stimulus);
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
    }

    /// <summary>
    /// Runs a burst. What an activity did before it threw must be undone, so that it can be run again: the burst begins anew, and instead of running
    /// that activity offers its fault to those around it; if none takes it, the burst ends there with an incident.
    /// </summary>
    /// <param name="graph">The version that the instance is on.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="state">What it keeps; none at its start.</param>
    /// <param name="stimulus">What came to it.</param>
    /// <param name="participant">Who takes part.</param>
    /// <param name="migration">To which version the stimulus brings it, if it is one that does.</param>
    /// <exception cref="StimulusRefusedException">The instance does not wait for this stimulus.</exception>
    public static BurstResult Run(WorkflowGraph graph, Guid instanceId, InstanceState? state, Stimulus stimulus, IBurstParticipant participant, Migration? migration = null)
    {
        for (var burst = new Burst(graph, instanceId, state, stimulus, participant, migration); ;)
        {
            if (burst.TryConclude() is { } result)
            {
                return result;
            }

            burst = new Burst(graph, instanceId, state, stimulus, participant, migration) { thrown = burst.thrown, careful = burst.careful };
        }
    }

    private BurstResult? TryConclude()
    {
        try
        {
            return TryRun() ? Conclude() : null;
        }
        catch (Exception exception) when (!careful && exception is not StimulusRefusedException and not OutOfMemoryException)
        {
            // Some activity left what cannot be kept. Which, is seen by running again, more slowly.
            careful = true;
            return null;
        }
    }

    /// <summary>Runs until everything waits, or until an activity throws, which is then known.</summary>
    private bool TryRun()
    {
        participant.Begin(stimulus, ids.Next);
        journal.Stimulus(participant.Accept());
        if (stimulus.Kind == StimulusKind.Note)
        {
            return true;
        }

        if (workflow.Status == WorkflowStatus.Finished)
        {
            throw new StimulusRefusedException("InstanceEnded", "该办件的流程已经结束。");
        }

        if (stimulus.Kind is StimulusKind.Hold or StimulusKind.Release)
        {
            Hold(stimulus.Kind == StimulusKind.Hold);
            return true;
        }

        if (!TryDrive())
        {
            return false;
        }

        TellParent();
        return true;
    }

    private void Hold(bool hold)
    {
        if (workflow.IsHeld == hold)
        {
            throw hold
                ? new StimulusRefusedException(StimulusRefusedException.Held, "该办件的流程已经暂停。")
                : new StimulusRefusedException("NotHeld", "该办件的流程没有暂停，无需恢复。");
        }

        workflow.IsHeld = hold;
    }

    private BurstResult Conclude()
    {
        participant.End(new BurstEnd(workflow.Status == WorkflowStatus.Finished, workflow.SubStatus == WorkflowSubStatus.Cancelled, workflow.Incidents.Count));
        return new BurstResult(
            StateExtraction.Extract(workflow),
            journal.Records,
            [.. workflow.Bookmarks.ExceptBy(before.Select(bookmark => bookmark.Id), bookmark => bookmark.Id)],
            [.. before.ExceptBy(workflow.Bookmarks.Select(bookmark => bookmark.Id), bookmark => bookmark.Id)],
            workflow.Sent,
            [.. workflow.Incidents],
            workflow.Status == WorkflowStatus.Finished);
    }

    private bool TryDrive()
    {
        if (workflow.IsHeld && stimulus.Kind == StimulusKind.Resume)
        {
            throw new StimulusRefusedException(StimulusRefusedException.Held, "该办件的流程已被管理员暂停，恢复后才能继续办理。");
        }

        workflow.SubStatus = WorkflowSubStatus.Executing;
        Bring();
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
            case StimulusKind.Skip:
                ScheduleSkip(stimulus.ExecutionId!, stimulus.Outcome!);
                break;
            case StimulusKind.Move:
                Move(stimulus.NodeId!, stimulus.ExecutionId ?? (stimulus.BookmarkId is { } bookmark ? Awaiting(bookmark).Execution.Id : null));
                break;
            case StimulusKind.Migrate:
                Migrate();
                break;
            case StimulusKind.Cancel:
                Cancel();
                return true;
        }

        while (!workflow.Scheduler.IsEmpty && !workflow.FinishRequested && !faulted)
        {
            if (!TryInvoke(workflow.Scheduler.Dequeue()))
            {
                return false;
            }
        }

        Settle();
        return true;
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
        var (bookmark, execution) = Awaiting(bookmarkId);
        GoOn(execution, bookmark, workflow.Brought);
    }

    private (Bookmark Bookmark, ActivityExecutionContext Execution) Awaiting(string bookmarkId)
    {
        var bookmark = workflow.Bookmarks.FirstOrDefault(bookmark => bookmark.Id == bookmarkId)
            ?? throw new StimulusRefusedException("NotAwaited", "流程现在不等待这一步，可能已经办理。");
        return (bookmark, workflow.ActivityExecutionContexts.First(execution => execution.Id == bookmark.ActivityInstanceId));
    }

    private void ScheduleRetry(string executionId)
    {
        var (incident, execution) = TakeIncident(executionId);
        var brought = StateRestoration.Fill(new Dictionary<string, object>(), incident.Brought);
        foreach (var (key, value) in workflow.Brought)
        {
            brought[key] = value;
        }

        GoOn(execution, workflow.Bookmarks.FirstOrDefault(bookmark => bookmark.Id == incident.BookmarkId), brought);
    }

    private void ScheduleSkip(string executionId, string outcome)
    {
        var (_, execution) = TakeIncident(executionId);
        var lines = (execution.ParentActivityExecutionContext?.Activity as Flowchart)?.Graph?.Outbound(execution.Activity) ?? [];
        if (outcome != "Done" && lines.All(line => line.Port != outcome))
        {
            throw new StimulusRefusedException("NoSuchOutcome", $"该步骤没有出口“{outcome}”；有连线的出口：{string.Join("、", lines.Select(line => line.Port ?? "Done").Distinct())}。");
        }

        workflow.Scheduler.EnqueueFirst(new WorkItem(execution.ActivityNode, execution.ParentActivityExecutionContext, workflow.Brought, Existing: execution, Skip: outcome));
    }

    private (ActivityIncident Incident, ActivityExecutionContext Execution) TakeIncident(string executionId)
    {
        var incident = workflow.Incidents.FirstOrDefault(incident => incident.ActivityInstanceId == executionId)
            ?? throw new StimulusRefusedException("NoIncident", "该异常已经处理。");
        var execution = workflow.ActivityExecutionContexts.First(execution => execution.Id == executionId);
        workflow.Resolve(incident, execution);
        return (incident, execution);
    }

    private void Move(string nodeId, string? executionId)
    {
        var move = FlowMove.To(workflow, nodeId, executionId);
        Now(move.LeaveAsync(executionId));
        journal.Activities(workflow.ExecutionLog, participant.Accept());
        move.Arrive();
        move.Repair();
    }

    private void Migrate()
    {
        var carrying = CarryingOver.Of(migration!, state!);
        Now(carrying.LeaveAsync(workflow));
        journal.Activities(workflow.ExecutionLog, participant.Accept());
        var left = workflow;
        workflow = new WorkflowExecutionContext(migration!.After.Graph, left.Id, stimulus.At, ids, participant.Services);
        StateRestoration.Restore(workflow, migration.Carry(StateExtraction.Extract(left)));
        workflow.Sent.AddRange(left.Sent);
        Bring();
        carrying.Arrive(workflow);
    }

    /// <summary>What the stimulus is about comes before what an earlier fault left in the queue, so that it cannot be left there too.</summary>
    private void GoOn(ActivityExecutionContext execution, Bookmark? resume, IDictionary<string, object> brought) => workflow.Scheduler.EnqueueFirst(
        new WorkItem(execution.ActivityNode, execution.ParentActivityExecutionContext, brought, Existing: execution, Resume: resume));

    private void Cancel()
    {
        if (workflow.Root is { } root)
        {
            Now(root.CancelAsync());
        }

        workflow.SubStatus = WorkflowSubStatus.Cancelled;
        journal.Activities(workflow.ExecutionLog, participant.Accept());
    }

    /// <summary>Runs one piece of work; where it is known to throw, deals with that instead.</summary>
    private bool TryInvoke(WorkItem item)
    {
        var known = thrown.GetValueOrDefault(ran++);
        try
        {
            if (known is null)
            {
                Invoke(item);
            }
            else
            {
                Fault(item, known);
            }

            _ = careful ? StateExtraction.Extract(workflow) : null;
            journal.Activities(workflow.ExecutionLog, participant.Accept());
            return true;
        }
        catch (Exception exception) when (known?.IsUntaken != true && exception is not OutOfMemoryException)
        {
            thrown[ran - 1] = known is null ? new Thrown(exception) : known with { IsUntaken = true };
            return false;
        }
    }

    private void Invoke(WorkItem item)
    {
        if (ran > MostSteps)
        {
            throw new FlowException($"一次推进中执行的活动超过 {MostSteps} 个，流程可能有不会等待的循环。");
        }

        workflow.Bring(item.Brought);
        var execution = item.Existing ?? workflow.CreateExecution(item);
        workflow.ExecutionLog.Add(new ExecutionLogEntry(execution, item.Existing is null ? LogEvents.Started : LogEvents.Resumed));
        if (item.Skip is { } outcome)
        {
            execution.Status = ActivityStatus.Running;
            Now(execution.CompleteActivityWithOutcomesAsync(outcome));
            return;
        }

        InputEvaluation.EvaluateAll(execution);
        if (item.Resume is null && !Now(execution.Activity.CanExecuteAsync(execution)))
        {
            throw new FlowException($"活动“{execution.Activity.Id}”的前提条件不满足，流程无法继续。");
        }

        execution.Status = ActivityStatus.Running;
        workflow.ResumedBookmarkContext = item.Resume is { } resumed ? new ResumedBookmarkContext(resumed) : null;
        Execute(execution, item.Resume);
        if (execution.Status == ActivityStatus.Running && execution.Bookmarks.Any())
        {
            workflow.ExecutionLog.Add(new ExecutionLogEntry(execution, LogEvents.Suspended));
        }

        if (workflow.FinishRequested)
        {
            Now(workflow.Root!.CompleteActivityAsync());
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

    private void Fault(WorkItem item, Thrown known)
    {
        workflow.Bring(item.Brought);
        var execution = item.Existing ?? workflow.CreateExecution(item);
        execution.Status = ActivityStatus.Faulted;
        execution.Exception = known.Exception;
        workflow.ExecutionLog.Add(new ExecutionLogEntry(execution, LogEvents.Faulted, IncidentMessage.Of(known.Exception)));
        if (known.IsUntaken || !IsTaken(execution, known.Exception))
        {
            Report(item, execution, known.Exception);
        }
    }

    /// <summary>Offers a fault to the activity and those around it. One takes it by stopping the signal and bringing the activity to an end.</summary>
    private static bool IsTaken(ActivityExecutionContext execution, Exception exception) =>
        Now(execution.SendSignalAsync(new FaultSignal(exception, execution))) && execution.IsCompleted;

    /// <summary>Ends the burst with an incident.</summary>
    private void Report(WorkItem item, ActivityExecutionContext execution, Exception exception)
    {
        faulted = true;
        execution.AddFaults(1);
        workflow.Incidents.Add(new ActivityIncident
        {
            ActivityId = execution.Activity.Id,
            ActivityNodeId = execution.NodeId,
            ActivityInstanceId = execution.Id,
            ActivityType = execution.Activity.Type,
            Message = IncidentMessage.Of(exception),
            ExceptionType = exception.GetType().Name,
            Timestamp = workflow.Now,
            BookmarkId = item.Resume?.Id,
            Brought = StateExtraction.Bag(item.Brought),
        });
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
            var item = new WorkItem(stranded.ActivityNode, stranded.ParentActivityExecutionContext, workflow.Brought, Existing: stranded);
            Fault(item, new Thrown(new FlowException($"活动“{stranded.Activity.Id}”没有完成，也不等待任何事，流程无法继续。"), IsUntaken: true));
            journal.Activities(workflow.ExecutionLog, []);
        }

        workflow.SubStatus = open.Count == 0 ? WorkflowSubStatus.Finished : WorkflowSubStatus.Suspended;
        if (workflow.Incidents.Count > 0 && workflow.Workflow.Options.IncidentStrategyType == typeof(FaultStrategy))
        {
            workflow.SubStatus = WorkflowSubStatus.Faulted;
            workflow.Scheduler.Clear();
            workflow.RemoveBookmarks(_ => true);
        }
    }

    /// <summary>Lets activities see what the stimulus brings; what the workflow declares to keep, it keeps.</summary>
    private void Bring()
    {
        var brought = new Dictionary<string, object>();
        foreach (var (key, value) in stimulus.Input)
        {
            brought[key] = value?.AsValueOrJson()!;
            if (workflow.Workflow.Inputs.Any(input => StateExtraction.IsKept(input.StorageDriverType) && input.Name.Equals(key, StringComparison.OrdinalIgnoreCase)))
            {
                workflow.KeptInput[key] = brought[key];
            }
        }

        workflow.Bring(brought);
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

    /// <summary>What an activity throws, and whether nobody around it is to be asked to take it.</summary>
    private sealed record Thrown(Exception Exception, bool IsUntaken = false);
}
