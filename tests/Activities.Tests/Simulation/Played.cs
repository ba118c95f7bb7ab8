using System.Text.Json.Nodes;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>The part of the case in a burst that is played again; hands the case on to the next.</summary>
internal sealed class Played(CaseParticipant participant, Action<CaseFile> left) : IBurstParticipant
{
    public IServiceProvider Services => participant.Services;

    public void Begin(Stimulus stimulus, Func<string> newId) => participant.Begin(stimulus, newId);

    public IReadOnlyList<JsonObject> Accept() => participant.Accept();

    public void End(BurstEnd end)
    {
        participant.End(end);
        left(participant.Desk.Case);
    }
}
