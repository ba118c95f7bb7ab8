using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Stimuli;

namespace MedInsFlows.Host.Casework;

/// <summary>Delivers what flows have for one another: events, and the start, end and cancellation of children. Thread-safe.</summary>
internal sealed class CaseStimuli(StimulusQueue queue, CaseServices services)
{
    /// <summary>Delivers all that is there.</summary>
    public Task<int> DeliverAsync(CancellationToken cancellationToken) => queue.DeliverAsync(
        due => new ServiceCommand(services, new CaseAction(KindOf(due.Aim), new FlowSignalled(due.Name), Actor.Service)),
        cancellationToken);

    private static StimulusKind KindOf(StimulusAim aim) => aim switch
    {
        StimulusAim.Start => StimulusKind.Start,
        StimulusAim.Cancel => StimulusKind.Cancel,
        _ => StimulusKind.Resume,
    };
}
