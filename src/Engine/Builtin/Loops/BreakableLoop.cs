using Elsa.Workflows;
using Elsa.Workflows.Signals;

namespace MedInsFlows.Engine.Builtin.Loops;

/// <summary>
/// Ends a loop that is to be left. The activity that says so completes first, and the flowcharts and sequences that end with it; then the loop
/// completes and cancels whatever is still open in it.
/// </summary>
internal sealed class BreakableLoop(IActivity owner) : Behavior(owner)
{
    private static readonly object Breaking = new();

    protected override async ValueTask OnSignalReceivedAsync(object signal, SignalContext context)
    {
        var loop = context.ReceiverActivityExecutionContext;
        if (signal is BreakSignal)
        {
            loop.TransientProperties[Breaking] = true;
            context.StopPropagation();
        }
        else if (signal is ActivityCompleted && !context.IsSelf && loop.TransientProperties.ContainsKey(Breaking))
        {
            await loop.CompleteActivityAsync();
        }
    }
}
