using MedInsFlows.Activities.Tests.Bursts;
using static MedInsFlows.Activities.Tests.ChronicDisease.Handling;

namespace MedInsFlows.Activities.Tests.ChronicDisease;

/// <summary>What is left on record of a case.</summary>
public sealed class RecordTests
{
    [Fact]
    public void The_same_stimuli_lead_to_the_same_journal_state_and_case()
    {
        var run = Apply(Applications.Incomplete).Correct(Applications.Correction)
            .Return("照片模糊", "records").Correct(Applications.Correction).Accept().Approve();

        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void Nothing_personal_stands_in_journal_state_or_case_file()
    {
        var run = Apply(Applications.Incomplete).Correct(Applications.Correction)
            .Return("白桦的照片模糊", "records").Correct(Applications.Correction)
            .Accept().Reject("白桦没有高血压");

        run.Kept.Should().NotContainAny(Applications.Personal).And.NotContainAny("照片模糊", "尊敬的");
    }
}
