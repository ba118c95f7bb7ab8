using System.Text.Json.Nodes;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using NodaTime;

namespace MedInsFlows.Host.Casework;

/// <summary>Lets a case take part in a burst: the one place where the engine's words and those of the cases meet.</summary>
internal sealed class CaseParticipant(CaseDesk desk) : IBurstParticipant, IServiceProvider
{
    /// <inheritdoc/>
    public IServiceProvider Services => this;

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => serviceType == typeof(ICaseDesk) ? desk : null;

    /// <inheritdoc/>
    public void Begin(Stimulus stimulus, Func<string> newId) =>
        desk.Receive(CaseJson.Read(stimulus.Name, stimulus.Input), Instant.FromDateTimeOffset(stimulus.At), newId);

    /// <inheritdoc/>
    public IReadOnlyList<JsonObject> Accept() => [.. desk.Accept().Select(CaseJson.Write)];

    /// <inheritdoc/>
    public void End(BurstEnd end) => desk.Conclude(end.Incidents);
}
