using System.Text.Json;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>The definitions that simulated cases are started from.</summary>
internal static class SimulatedItems
{
    private static readonly DefinitionVersion Real = new(new Guid(1, 0, 0, new byte[8]), "heilongjiang-chronic-disease-recognition", 1, default, ItemFile.ChronicDisease.Graph);

    /// <summary>The item of the folder <c>workflows/</c> at times, else a flow that was never seen before.</summary>
    public static DefinitionVersion Draw(Random random) => random.Next(5) == 0 ? Real : Drawn(random);

    private static DefinitionVersion Drawn(Random random)
    {
        var document = RandomFlow.Draw(random);
        return new DefinitionVersion(new Guid(2, 0, 0, new byte[8]), "simulated", 1, document, RandomFlow.Reader.Read(document));
    }

    /// <summary>A definition as a failure shows it.</summary>
    public static string Told(DefinitionVersion version) => version == Real ? version.DefinitionId : JsonSerializer.Serialize(version.Document, CaseParticipant.Readable);
}
