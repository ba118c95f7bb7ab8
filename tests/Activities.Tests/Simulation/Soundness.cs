using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Timers;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>What must hold of an instance whenever a commit has changed it.</summary>
internal static class Soundness
{
    public static void Require(Store store, InstanceRow row)
    {
        var (state, file) = (Shell.StateOf(row)!, row.Case!);
        RequireRoundTrip(row, state);
        RequireWaits(row, state);
        RequireOvertaken(row, state);
        RequireBookmarks(store, row, state);
        RequireTasks(store, row, state, file);
        RequireTimers(store, row, state, file);
        var journal = store.Journals[row.Id];
        Violation.Unless(journal.Count == row.Records && journal[^1].Seq == row.Records && journal[^1].Hash.Span.SequenceEqual(row.Hash), $"its journal is not the one it knows");
    }

    private static void RequireRoundTrip(InstanceRow row, InstanceState state)
    {
        Violation.Unless(Shell.Written(state) == row.State, $"its state is not the same once read and written");
        var workflow = new WorkflowExecutionContext(row.Version.Graph, row.Id.ToString(), row.UpdatedAt, new DerivedIds(row.Id, 0, row.UpdatedAt), Nothing.Offered);
        StateRestoration.Restore(workflow, state);
        Violation.Unless(Shell.Written(StateExtraction.Extract(workflow)) == row.State, $"its state is not the same once restored and extracted");
    }

    /// <summary>It has ended, or each of its open ends waits for something; work is queued only behind a fault.</summary>
    private static void RequireWaits(InstanceRow row, InstanceState state)
    {
        var (bookmarked, parents) = (state.Bookmarks.Select(bookmark => bookmark.Execution).ToHashSet(), state.Executions.Select(execution => execution.Parent).ToHashSet());
        var faulty = (state.Incidents ?? []).Select(incident => incident.ActivityInstanceId).ToHashSet();
        var queued = (state.Queue ?? []).SelectMany(item => new[] { item.Owner, item.Existing }).ToHashSet();
        foreach (var execution in state.Executions)
        {
            Violation.Unless((execution.Status == ActivityStatus.Faulted) == faulty.Contains(execution.Id) || execution.Status == ActivityStatus.Running, $"{execution.NodeId} is {execution.Status}");
            Violation.Unless(
                bookmarked.Contains(execution.Id) || faulty.Contains(execution.Id) || queued.Contains(execution.Id) || parents.Contains(execution.Id),
                $"{execution.NodeId} is open and waits for nothing");
        }

        Violation.Unless(bookmarked.IsSubsetOf(state.Executions.Select(execution => execution.Id)), $"a bookmark belongs to no open execution");
        Violation.Unless(state.Queue is null || faulty.Count > 0, $"work is queued and nobody will do it");
        Violation.Unless(
            (state.Callbacks ?? []).All(callback => state.Executions.Any(execution => execution.Parent == callback.Owner && execution.NodeId == callback.ChildNodeId)
                || (state.Queue ?? []).Any(item => item.Owner == callback.Owner && item.NodeId == callback.ChildNodeId)),
            $"the end of a child is awaited that is not open");
        Violation.Unless(row.Incidents == (state.Incidents?.Count ?? 0), $"its incidents are miscounted");
        Violation.Unless(row.Finished == (state.Executions.Count == 0) && (!row.Finished || (state.Bookmarks.Count == 0 && faulty.Count == 0)), $"it has ended and has not");
    }

    /// <summary>Once a join has taken the first branch, nothing of the others goes on. A loop's head is not counted at each visit, so it is passed over.</summary>
    private static void RequireOvertaken(InstanceRow row, InstanceState state)
    {
        foreach (var chart in state.Executions.Where(_ => state.Queue is null))
        {
            if (row.Version.Graph.FindActivityByNodeId(chart.NodeId) is not Flowchart { Graph: { } graph } flowchart || chart.Properties?.GetValueOrDefault(FlowScope.PropertyKey) is not { } kept)
            {
                continue;
            }

            var scope = kept.Deserialize(InstanceStateJson.Default.FlowScope)!;
            var heads = flowchart.Activities.SelectMany(graph.Outbound).Where(line => line.IsBackward).Select(line => line.Target).ToHashSet();
            var open = state.Executions.Where(execution => execution.Parent == chart.Id).Select(execution => row.Version.Graph.FindActivityByNodeId(execution.NodeId)!).Except(heads).ToList();
            foreach (var join in flowchart.Activities.OfType<FlowJoin>().Where(join => join.Mode.Expression?.Value?.ToString() == nameof(FlowJoinMode.WaitAny)))
            {
                var late = open.Intersect(graph.ForwardAncestors(join)).Where(activity => scope.Visits(join.Id) > scope.Visits(activity.Id));
                Violation.Unless(!late.Any(), $"{string.Join(' ', late.Select(activity => activity.Id))} is open though {join.Id} has overtaken it");
            }
        }
    }

    private static void RequireBookmarks(Store store, InstanceRow row, InstanceState state) => Violation.Unless(
        store.BookmarksOf(row.Id).Select(bookmark => (bookmark.Id, bookmark.Name, bookmark.Hash)).ToHashSet()
            .SetEquals(state.Bookmarks.Select(bookmark => (bookmark.Id, bookmark.Name, bookmark.Hash))),
        $"its bookmarks are not those that are found");

    /// <summary>Each open task is on someone's list and has its bookmark; each bookmark of a task has its task, unless it failed when that was decided.</summary>
    private static void RequireTasks(Store store, InstanceRow row, InstanceState state, CaseFile file)
    {
        Violation.Unless(
            store.TasksOf(row.Id).Where(task => task.State == TaskRow.Open).Select(task => task.Id).ToHashSet().SetEquals(file.Tasks.Select(task => task.Id)),
            $"its tasks are not those on the lists");
        var failed = (state.Incidents ?? []).Select(incident => incident.BookmarkId).ToHashSet();
        var waits = state.Bookmarks.Where(bookmark => bookmark.Name is "MedIns.HumanTask" or "MedIns.Approval" && !failed.Contains(bookmark.Id)).Select(bookmark => bookmark.Id);
        Violation.Unless(waits.ToHashSet().SetEquals(file.Tasks.Select(task => task.BookmarkId.ToString())), $"its tasks are not those that the flow waits for");
    }

    /// <summary>Each open timer belongs to an open wait or a running clock; each of these has its timer, unless it failed when that fired.</summary>
    private static void RequireTimers(Store store, InstanceRow row, InstanceState state, CaseFile file)
    {
        var failed = (state.Incidents ?? []).Select(incident => incident.BookmarkId).ToHashSet();
        var delays = state.Bookmarks.Where(bookmark => TimedWait.IsNamed(bookmark.Name) && !failed.Contains(bookmark.Id)).Select(bookmark => bookmark.Id);
        var marks = file.Clocks.Where(clock => clock.IsRunning).SelectMany(clock => ClockMarks.Pending(clock, Shell.TimesOf(clock, file), hasOutcome: false), (clock, mark) => $"{clock.Id} {mark.Mark}");
        var armed = store.TimersOf(row.Id).Where(timer => timer.IsOpen).Select(timer => (timer.Key.Subject, Name: timer.Timer.IsDelay ? timer.Key.Subject : $"{timer.Key.Subject} {timer.Key.Kind}")).ToList();
        var expected = delays.Concat(marks).ToHashSet();
        Violation.Unless(armed.Count(timer => expected.Contains(timer.Name)) == expected.Count, $"its timers are not those of its waits and clocks");

        // A mark that a later one has overtaken may still be armed; it fires without effect.
        Violation.Unless(armed.TrueForAll(timer => expected.Contains(timer.Name) || file.Clocks.Any(clock => clock.IsRunning && clock.Id == timer.Subject && (clock.Warned > Lamp.None || clock.Breached))), $"a timer belongs to no wait and no clock");
    }

    private sealed class Nothing : IServiceProvider
    {
        public static Nothing Offered { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
