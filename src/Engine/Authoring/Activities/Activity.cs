using Elsa.Workflows.Signals;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows;

/// <summary>Base of all activities. Derive from <see cref="CodeActivity"/> for a step that completes by itself.</summary>
public abstract class Activity : IActivity, ISignalHandler
{
    private readonly SignalHandlers signalHandlers = new();

    /// <summary>Takes type and version from <see cref="Attributes.ActivityAttribute"/> and the class name.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    protected Activity(string? source = null, int? line = null)
    {
        var name = ActivityTypeName.Of(GetType());
        Type = name.Type;
        Version = name.Version;
        if (source is not null)
        {
            CustomProperties["source"] = $"{Path.GetFileName(source)}:{line}";
        }
    }

    /// <summary>Sets type and version explicitly.</summary>
    /// <param name="activityType">The full type name.</param>
    /// <param name="version">The version of the type.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    protected Activity(string activityType, int version = 1, string? source = null, int? line = null)
        : this(source, line)
    {
        Type = activityType;
        Version = version;
    }

    /// <inheritdoc />
    public string Id { get; set; } = null!;

    /// <inheritdoc />
    public string NodeId { get; set; } = null!;

    /// <inheritdoc />
    public string? Name { get; set; }

    /// <inheritdoc />
    public string Type { get; set; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Whether a trigger may start the workflow here. Kept in <see cref="CustomProperties"/>.</summary>
    public bool CanStartWorkflow
    {
        get => CustomProperties.Flag("canStartWorkflow") ?? false;
        set => CustomProperties["canStartWorkflow"] = value;
    }

    /// <summary>Whether the activity is to run in the background. Kept in <see cref="CustomProperties"/>; this engine runs all activities in the burst.</summary>
    public bool? RunAsynchronously
    {
        get => CustomProperties.Flag("runAsynchronously");
        set => CustomProperties["runAsynchronously"] = value ?? false;
    }

    /// <summary>The name of a commit strategy. Kept in <see cref="CustomProperties"/>; a burst of this engine always is one commit.</summary>
    public string? CommitStrategy
    {
        get => CustomProperties.TryGetValue("commitStrategyName", out var name) ? name as string : null;
        set => CustomProperties["commitStrategyName"] = value!;
    }

    /// <inheritdoc />
    public IDictionary<string, object> CustomProperties { get; set; } = new Dictionary<string, object>();

    /// <inheritdoc />
    public IDictionary<string, object> SyntheticProperties { get; set; } = new Dictionary<string, object>();

    /// <inheritdoc />
    public IDictionary<string, object> Metadata { get; set; } = new Dictionary<string, object>();

    /// <summary>What runs after the activity's own code and hears its signals.</summary>
    public ICollection<IBehavior> Behaviors { get; } = [];

    ValueTask<bool> IActivity.CanExecuteAsync(ActivityExecutionContext context) => CanExecuteAsync(context);

    async ValueTask IActivity.ExecuteAsync(ActivityExecutionContext context)
    {
        await ExecuteAsync(context);
        foreach (var behavior in Behaviors)
        {
            await behavior.ExecuteAsync(context);
        }
    }

    async ValueTask ISignalHandler.ReceiveSignalAsync(object signal, SignalContext context)
    {
        await OnSignalReceivedAsync(signal, context);
        await signalHandlers.HearAsync(signal, context);
        foreach (var behavior in Behaviors)
        {
            await behavior.ReceiveSignalAsync(signal, context);
        }

        if (signal is ActivityCompleted completed)
        {
            await context.ReceiverActivityExecutionContext.OnChildCompletedAsync(context.SenderActivityExecutionContext, completed.Result);
        }
    }

    /// <summary>Whether the activity may run now.</summary>
    /// <param name="context">The execution to decide about.</param>
    protected virtual ValueTask<bool> CanExecuteAsync(ActivityExecutionContext context) => new(CanExecute(context));

    /// <summary>Whether the activity may run now.</summary>
    /// <param name="context">The execution to decide about.</param>
    protected virtual bool CanExecute(ActivityExecutionContext context) => true;

    /// <summary>Runs the activity. Overriding it bypasses <see cref="Execute"/>.</summary>
    /// <param name="context">The execution.</param>
    protected virtual ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Execute(context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs the activity.</summary>
    /// <param name="context">The execution.</param>
    protected virtual void Execute(ActivityExecutionContext context)
    {
    }

    /// <summary>Hears a signal of this activity or of one below it. Overriding it bypasses <see cref="OnSignalReceived(object, SignalContext)"/>.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="context">Who sent and who receives it.</param>
    protected virtual ValueTask OnSignalReceivedAsync(object signal, SignalContext context)
    {
        OnSignalReceived(signal, context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Hears a signal of this activity or of one below it.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="context">Who sent and who receives it.</param>
    protected virtual void OnSignalReceived(object signal, SignalContext context)
    {
    }

    /// <summary>Registers a handler for one type of signal. Call it in the constructor.</summary>
    /// <param name="signalType">The type of the signal.</param>
    /// <param name="handler">What hears it.</param>
    protected void OnSignalReceived(Type signalType, Func<object, SignalContext, ValueTask> handler) => signalHandlers.Add(signalType, handler);

    /// <summary>Registers a handler for one type of signal. Call it in the constructor.</summary>
    /// <typeparam name="T">The type of the signal.</typeparam>
    /// <param name="handler">What hears it.</param>
    protected void OnSignalReceived<T>(Func<T, SignalContext, ValueTask> handler) => signalHandlers.Add(handler);

    /// <summary>Registers a handler for one type of signal. Call it in the constructor.</summary>
    /// <typeparam name="T">The type of the signal.</typeparam>
    /// <param name="handler">What hears it.</param>
    protected void OnSignalReceived<T>(Action<T, SignalContext> handler) => signalHandlers.Add(handler);

    /// <summary>Completes the activity with the default outcome.</summary>
    /// <param name="context">The execution.</param>
    protected ValueTask CompleteAsync(ActivityExecutionContext context) => context.CompleteActivityAsync();
}
