using System.Text.Json.Nodes;

namespace MedInsFlows.Engine.Instances;

/// <summary>
/// What takes part in a burst beside the flow: the case. It must be a function of what it was made from and of what it is told here, and do no
/// I/O; a replay tells it the same again. Used by one burst only.
/// </summary>
public interface IBurstParticipant
{
    /// <summary>What activities may ask for.</summary>
    IServiceProvider Services { get; }

    /// <summary>Hears the stimulus before the flow moves. Heard again, it begins anew: an activity threw, and nothing of the burst happened.</summary>
    /// <param name="stimulus">The stimulus.</param>
    /// <param name="newId">Makes an id that nobody else has and that a replay finds again.</param>
    void Begin(Stimulus stimulus, Func<string> newId);

    /// <summary>Makes what was intended since it was last asked part of the case.</summary>
    /// <returns>The intents, for the journal. Nothing personal.</returns>
    IReadOnlyList<JsonObject> Accept();

    /// <summary>Hears where the burst left the instance.</summary>
    /// <param name="end">Where.</param>
    void End(BurstEnd end);
}

/// <summary>Where a burst left an instance.</summary>
/// <param name="Finished">Whether the flow has come to its end.</param>
/// <param name="Cancelled">Whether it was ended from outside.</param>
/// <param name="Incidents">How many faults wait for someone.</param>
public sealed record BurstEnd(bool Finished, bool Cancelled, int Incidents);
