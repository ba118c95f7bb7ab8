using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Tests.Flow;

public sealed class StimulusHashTests
{
    [Fact]
    public void The_hash_is_elsas() =>
        StimulusHash.Of("MedIns.Correction", new Correction("CASE-A1", 0), null).Should().Be("B8E0B7923F319D728C878EE86C7A5830E1B600C19D218439BF63E4D60DC452C9");

    private sealed record Correction(string CaseNumber, int Level);
}
