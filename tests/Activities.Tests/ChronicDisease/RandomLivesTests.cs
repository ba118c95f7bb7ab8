using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using static MedInsFlows.Activities.Tests.ChronicDisease.Handling;

namespace MedInsFlows.Activities.Tests.ChronicDisease;

/// <summary>Lives of a case drawn from a fixed seed: whatever people do, the case is waiting for exactly one thing or has ended.</summary>
public sealed class RandomLivesTests
{
    [Fact]
    public void A_case_waits_for_one_thing_or_has_ended()
    {
        var random = new Random(16);
        var ends = new HashSet<CaseStatus>();
        for (var life = 0; life < 200; life++)
        {
            var run = Apply(random.Next(2) == 0 ? Applications.Complete : Applications.Incomplete);
            ShouldBeSound(run);
            while (!run.Case.Status.IsFinal())
            {
                Act(run, random);
                ShouldBeSound(run);
            }

            ends.Add(run.Case.Status);
            run.Replay().Kept.Should().Be(run.Kept);
        }

        ends.Should().BeEquivalentTo([CaseStatus.Completed, CaseStatus.Refused, CaseStatus.Rejected, CaseStatus.Withdrawn]);
    }

    private static CaseRun Act(CaseRun run, Random random) => (run.Case.Tasks, random.Next(12)) switch
    {
        (_, 0) => run.Withdraw("不办了"),
        ([], < 6) => run.Correct(Applications.Correction),
        ([], _) => run.Correct(new Correction(Materials: [new SentMaterial { Id = "form", Files = random.Next(2) == 0 ? [] : ["f9"] }])),
        ([{ Stage: "业务受理" }], < 4) => run.Return("请补正", "form"),
        ([{ Stage: "业务受理" }], < 6) => run.Return("请补正"),
        ([{ Stage: "业务受理" }], < 8) => run.Refuse("不属于受理范围"),
        ([{ Stage: "业务受理" }], _) => run.Accept(),
        (_, < 5) => run.Reject("不符合条件"),
        (_, < 7) => run.Elapse("clock"),
        _ => run.Approve(),
    };

    private static void ShouldBeSound(CaseRun run)
    {
        var file = run.Case;
        var waits = file.Tasks.Select(task => task.BookmarkId).Concat(file.CorrectionBookmark is { } correction ? [correction] : []);
        run.Last.State.Bookmarks.Select(bookmark => bookmark.Id).Should().Equal(waits.Select(id => id.ToString()));
        run.Last.State.Bookmarks.Should().HaveCount(file.Status.IsFinal() ? 0 : 1);
        run.Last.Finished.Should().Be(file.Status.IsFinal());
        file.NeedsAttention.Should().BeFalse();
        file.Clocks.Count(clock => clock.StoppedAt is null).Should().Be(file.Status == CaseStatus.InReview ? 1 : 0);
    }
}
