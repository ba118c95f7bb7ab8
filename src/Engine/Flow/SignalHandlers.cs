using Elsa.Workflows;

namespace MedInsFlows.Engine.Flow;

/// <summary>Who hears which type of signal. Filled when an activity is made; from then on only read.</summary>
internal sealed class SignalHandlers
{
    private readonly List<(Type Signal, Func<object, SignalContext, ValueTask> Handler)> handlers = [];

    public void Add(Type signalType, Func<object, SignalContext, ValueTask> handler) => handlers.Add((signalType, handler));

    public void Add<T>(Func<T, SignalContext, ValueTask> handler) => Add(typeof(T), (signal, context) => handler((T)signal, context));

    public void Add<T>(Action<T, SignalContext> handler) => Add<T>((signal, context) =>
    {
        handler(signal, context);
        return ValueTask.CompletedTask;
    });

    public async ValueTask HearAsync(object signal, SignalContext context)
    {
        foreach (var (type, handler) in handlers)
        {
            if (type.IsInstanceOfType(signal))
            {
                await handler(signal, context);
            }
        }
    }
}
