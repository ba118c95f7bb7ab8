using System.Globalization;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class HumanTaskTests
{
    private static readonly object Review = new
    {
        stage = "业务审核",
        role = "reviewer",
        decisions = """["同意", "不同意", "挂起"]""",
        decisionRules = """
            [
              {"decision": "同意", "kind": "positive", "requiresReason": false},
              {"decision": "不同意", "kind": "negative", "requiresReason": true},
              {"decision": "挂起", "kind": "return", "requiresReason": true}
            ]
            """,
        acceptingDecision = "同意",
    };

    [Fact]
    public void A_task_waits_for_the_role_and_the_case_stands_at_its_stage()
    {
        var run = Task().Submit(Applications.Complete);

        var bookmark = run.Last.Created.Should().ContainSingle().Which;
        var task = run.Case.Tasks.Should().ContainSingle().Which;
        task.Should().Be(new OpenTask(task.Id, Guid.Parse(bookmark.Id, CultureInfo.InvariantCulture), "it", "业务审核", "reviewer", run.Case.ReceivedAt));
        run.Intents.Should().Equal(
            new StatusSet(CaseStatus.InReview, "业务审核"), new TaskOpened(task.Id, task.BookmarkId, "it", "业务审核", "reviewer"));
        run.Last.Finished.Should().BeFalse();
    }

    [Theory]
    [InlineData("同意")]
    [InlineData("不同意")]
    public void The_decision_is_the_outcome(string decision)
    {
        var run = Task().Submit(Applications.Complete).Decide("业务审核", decision, "li", "理由");

        run.Path.Should().Equal($"it:{decision}", "end:Done");
        run.Case.Tasks.Should().BeEmpty();
        run.Case.Decisions.Select(decided => (decided.Activity, decided.Stage, decided.Actor, decided.Decision)).Should().Equal(("it", "业务审核", "li", decision));
        run.Opinion!.Reason.Should().Be("理由");
    }

    [Fact]
    public void The_accepting_decision_accepts_the_case()
    {
        var run = Task().Submit(Applications.Complete).Decide("业务审核", "同意", "li");

        run.Intents.Should().Equal(new StatusSet(CaseStatus.Accepted, "业务审核"));
        run.Case.AcceptedAt.Should().Be(run.Now);
    }

    [Fact]
    public void No_other_decision_accepts_the_case()
    {
        var run = Task().Submit(Applications.Complete).Decide("业务审核", "不同意", "li", "理由");

        run.Intents.Should().BeEmpty();
        run.Case.AcceptedAt.Should().BeNull();
    }

    [Fact]
    public void Coming_back_opens_another_task()
    {
        var run = new SmallFlow().Add("check", "MedIns.CheckCompleteness", new { }).Add("it", "MedIns.HumanTask", Review)
            .Draw("start -> check:Complete -> it:同意 -> end").Draw("check:Incomplete -> end").Draw("it:不同意 -> end").Draw("it:挂起 -> check")
            .Run().Submit(Applications.Complete);
        var first = run.Case.Tasks.Single();

        run.Decide("业务审核", "挂起", "li", "再看");

        var second = run.Case.Tasks.Should().ContainSingle().Which;
        (second.Id == first.Id, second.BookmarkId == first.BookmarkId).Should().Be((false, false));
        run.Decide("业务审核", "同意", "li").Last.Finished.Should().BeTrue();
    }

    [Fact]
    public void A_task_that_waits_is_cancelled_with_the_case()
    {
        var run = Task().Submit(Applications.Complete);
        var task = run.Case.Tasks.Single();

        run.Withdraw("不办了");

        run.Intents.Should().HaveElementAt(1, new TaskCancelled(task.Id));
        run.Case.Tasks.Should().BeEmpty();
    }

    [Fact]
    public void A_task_that_is_decided_is_not_cancelled_when_the_case_ends_by_a_fault()
    {
        var run = Task().Submit(Applications.Complete).Decide("业务审核", "挂起", "li", "没有连线的决定");
        run.Case.NeedsAttention.Should().BeTrue();

        run.Cancel("流程有误");

        run.Intents.Should().Equal(new CaseClosed(CaseStatus.Cancelled, "业务审核", "因系统故障终止办理"));
        run.Case.Status.Should().Be(CaseStatus.Cancelled);
    }

    [Fact]
    public void A_task_without_a_role_needs_attention_and_opens_nothing()
    {
        var run = SmallFlow.Of("MedIns.HumanTask", new { stage = "业务审核", decisions = """["同意"]""" }, "同意").Run()
            .Submit(Applications.Complete);

        run.Intents.Should().BeEmpty();
        run.Case.NeedsAttention.Should().BeTrue();
        run.Cancel("流程有误").Intents.Should().Equal(new CaseClosed(CaseStatus.Cancelled, "业务申请", "因系统故障终止办理"));
    }

    [Fact]
    public void Open_cases_rest_on_the_name_of_the_callback_and_the_key_of_the_task()
    {
        var run = Task().Submit(Applications.Complete);

        run.Last.State.Bookmarks.Should().ContainSingle().Which.Callback.Should().Be("OnDecided");
        run.Last.State.Executions.Single(execution => execution.NodeId.EndsWith(":it", StringComparison.Ordinal)).Properties
            .Should().ContainKey("TaskId").WhoseValue.GetGuid().Should().Be(run.Case.Tasks.Single().Id);
    }

    [Fact]
    public void What_is_to_be_known_of_a_decision_is_read_from_the_node()
    {
        var task = (HumanTask)SmallFlow.Of("MedIns.HumanTask", Review, "同意", "不同意", "挂起").Read().FindNodeById("Workflow1:flow:it")!.Activity;

        ((IReadOnlyList<DecisionRule>)task.DecisionRules.Expression!.Value!).Should().Equal(
            new DecisionRule("同意", DecisionKind.Positive, false),
            new DecisionRule("不同意", DecisionKind.Negative, true),
            new DecisionRule("挂起", DecisionKind.Return, true));
    }

    /// <summary>The decision 挂起 has no line.</summary>
    private static CaseRun Task() => SmallFlow.Of("MedIns.HumanTask", Review, "同意", "不同意").Run();
}
