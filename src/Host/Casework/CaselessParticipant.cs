using System.Text.Json.Nodes;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Host.Casework;

/// <summary>Takes part in the bursts of a flow that has no case. An activity that wants one finds none, which is an incident.</summary>
internal sealed class CaselessParticipant : IBurstParticipant, IServiceProvider
{
    /// <inheritdoc/>
    public IServiceProvider Services => this;

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => null;

    /// <inheritdoc/>
    public void Begin(Stimulus stimulus, Func<string> newId)
    {
        // There is no case to which something could come.
    }

    /// <inheritdoc/>
    public IReadOnlyList<JsonObject> Accept() => [];

    /// <inheritdoc/>
    public void End(BurstEnd end)
    {
        // There is no case to which it could matter.
    }
}
