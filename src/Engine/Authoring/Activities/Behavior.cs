using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows;

/// <summary>Something an activity does beside its own code.</summary>
public interface IBehavior : ISignalHandler
{
    /// <summary>The activity it belongs to.</summary>
    IActivity Owner { get; }

    /// <summary>Runs after the activity's own code.</summary>
    /// <param name="context">The execution.</param>
    ValueTask ExecuteAsync(ActivityExecutionContext context);
}

/// <summary>Base of behaviors.</summary>
public abstract class Behavior : IBehavior
{
    private readonly SignalHandlers signalHandlers = new();

    /// <summary>Makes the behavior of one activity.</summary>
    /// <param name="owner">The activity it belongs to.</param>
    protected Behavior(IActivity owner) => Owner = owner;

    /// <inheritdoc />
    public IActivity Owner { get; }

    ValueTask IBehavior.ExecuteAsync(ActivityExecutionContext context) => ExecuteAsync(context);

    async ValueTask ISignalHandler.ReceiveSignalAsync(object signal, SignalContext context)
    {
        await OnSignalReceivedAsync(signal, context);
        await signalHandlers.HearAsync(signal, context);
    }

    /// <summary>Runs after the activity's own code.</summary>
    /// <param name="context">The execution.</param>
    protected virtual ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Execute(context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs after the activity's own code.</summary>
    /// <param name="context">The execution.</param>
    protected virtual void Execute(ActivityExecutionContext context)
    {
    }

    /// <summary>Hears a signal of the owner or of an activity below it.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="context">Who sent and who receives it.</param>
    protected virtual ValueTask OnSignalReceivedAsync(object signal, SignalContext context)
    {
        OnSignalReceived(signal, context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Hears a signal of the owner or of an activity below it.</summary>
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
}
