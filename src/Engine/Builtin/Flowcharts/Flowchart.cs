using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Signals;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows.Activities.Flowchart.Activities;

/// <summary>
/// Activities joined by lines. An activity runs when all lines that lead to it forwards have been visited and one of them was followed, so
/// branches meet without an explicit join; see <see cref="FlowchartRun"/>.
/// </summary>
[Activity("Elsa", Toolbox.Flow, "流程图容器。", DisplayName = "流程图")]
public class Flowchart : Container
{
    private readonly ConcurrentDictionary<string, FlowGraph> graphs = new();

    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Flowchart([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>Where it begins, if code says so.</summary>
    public IActivity? Start { get; set; }

    /// <summary>The lines.</summary>
    public ICollection<Connection> Connections { get; set; } = [];

    /// <summary>The lines as a graph, seen from the activity at which the flowchart begins.</summary>
    internal FlowGraph? Graph => StartActivity is { } start ? graphs.GetOrAdd(start.Id, _ => new FlowGraph(start, Connections)) : null;

    private IActivity? StartActivity =>
        Start
        ?? Activities.FirstOrDefault(activity => activity is IStartNode)
        ?? Activities.FirstOrDefault(activity => (activity as Activity)?.CanStartWorkflow == true)
        ?? Activities.FirstOrDefault(activity => Connections.All(connection => connection.Target.Activity != activity))
        ?? Activities.FirstOrDefault();

    /// <inheritdoc />
    protected override ValueTask ScheduleChildrenAsync(ActivityExecutionContext context) =>
        Graph is { } graph ? context.ScheduleActivityAsync(graph.Start, OnChildCompletedAsync) : context.CompleteActivityAsync();

    /// <inheritdoc />
    protected override ValueTask OnSignalReceivedAsync(object signal, SignalContext context)
    {
        if (signal is CancelSignal && context.SenderActivityExecutionContext.ParentActivityExecutionContext == context.ReceiverActivityExecutionContext)
        {
            return RunOf(context.ReceiverActivityExecutionContext).OnChildCanceledAsync(context.SenderActivityExecutionContext);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Decides what runs next in an execution of a flowchart.</summary>
    internal static FlowchartRun RunOf(ActivityExecutionContext flowchart) => new(flowchart, ((Flowchart)flowchart.Activity).Graph!, OnChildCompletedAsync);

    private static ValueTask OnChildCompletedAsync(ActivityCompletedContext context) =>
        RunOf(context.TargetContext).OnChildCompletedAsync(context.ChildContext, context.Result);
}
