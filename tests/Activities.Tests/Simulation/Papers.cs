using System.Text.Json;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>What people may send; journal and case cite it.</summary>
internal static class Papers
{
    public static Citation Complete { get; } = Cited(1);

    public static Citation Incomplete { get; } = Cited(2);

    public static Citation Reason { get; } = Cited(3);

    public static Dictionary<Guid, SentApplication> Applications { get; } = new()
    {
        [Complete.Id] = Bursts.Applications.Complete,
        [Incomplete.Id] = Bursts.Applications.Incomplete,
    };

    public static Dictionary<Guid, Opinion> Opinions { get; } = new()
    {
        [Reason.Id] = new Opinion("理由", new Dictionary<string, JsonElement> { ["deficientMaterials"] = JsonElement.Parse("""["form"]""") }),
    };

    private static Citation Cited(int number) => new(new Guid(number, 0, 0, new byte[8]), "00");
}
