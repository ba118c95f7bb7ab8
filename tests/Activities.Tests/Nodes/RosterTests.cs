using System.Text.Json;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities.Tests.Nodes;

/// <summary>A task that judges the rows of a list, and the end of a case in which some did not pass.</summary>
public sealed class RosterTests
{
    private static readonly object Review = new
    {
        stage = "业务审核",
        role = "reviewer",
        decisions = """["同意", "不同意"]""",
        decisionRules = """
            [
              {"decision": "同意", "kind": "positive", "requiresReason": false},
              {"decision": "不同意", "kind": "negative", "requiresReason": true}
            ]
            """,
        rosterField = "staff",
    };

    private static readonly SentApplication ThreeRows = Applications.Complete with
    {
        Fields = new Dictionary<string, JsonElement>(Applications.Complete.Fields) { ["staff"] = JsonElement.Parse("""[{"name": "甲"}, {"name": "乙"}, {"name": "丙"}]""") },
    };

    [Fact]
    public void The_task_knows_how_many_rows_there_are()
    {
        Run().Submit(ThreeRows).Case.Tasks.Single().RosterRows.Should().Be(3);
        Run().Submit(Applications.Complete).Case.Tasks.Single().RosterRows.Should().Be(0);
    }

    [Theory]
    [InlineData("""{"rosterResults":[{"row":2,"result":"不通过","reason":"已在外省参保"}]}""", 1, "部分通过（名册共3行，1行不通过）：已登记")]
    [InlineData("""{"rosterResults":[{"row":2,"result":"通过"}]}""", 0, "已登记")]
    [InlineData("""{"rosterResults":[{"row":1,"result":"不通过","reason":"重"},{"row":2,"result":"不通过","reason":"重"},{"row":3,"result":"不通过","reason":"重"}]}""", 3, "全部不通过（名册共3行，3行不通过）：已登记")]
    public void Where_rows_failed_the_case_is_completed_in_part(string data, int failed, string result)
    {
        var run = Run().Submit(ThreeRows).Decide("业务审核", "同意", "li", data: data);

        run.Case.Rosters!.Value.Should().Equal(new RosterFinding("staff", 3, failed, run.Case.Opinion!));
        (run.Case.Status, run.Case.Result).Should().Be((CaseStatus.Completed, result));
        run.Kept.Should().NotContainAny("已在外省参保", "甲");
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void A_refusal_says_of_rows_only_what_was_said_of_them()
    {
        Run().Submit(ThreeRows).Decide("业务审核", "不同意", "li", "材料不实").Case.Rosters.Should().BeNull();
        var named = Run().Submit(ThreeRows).Decide("业务审核", "不同意", "li", "材料不实", """{"rosterResults":[{"row":1,"result":"不通过","reason":"不实"}]}""");
        named.Case.Rosters!.Value.Single().Failed.Should().Be(1);
        named.Case.Result.Should().Be("未通过");
    }

    [Fact]
    public void Without_rows_nothing_is_judged()
    {
        var run = Run().Submit(Applications.Complete).Decide("业务审核", "同意", "li", "好");

        run.Case.Rosters.Should().BeNull();
        run.Case.Result.Should().Be("已登记");
    }

    private static CaseRun Run() => new SmallFlow()
        .Add("it", "MedIns.HumanTask", Review)
        .Add("yes", "MedIns.CloseCase", new { stage = "办结", result = "已登记" })
        .Add("no", "MedIns.CloseCase", new { stage = "办结", status = "rejected", result = "未通过" })
        .Draw("start -> it:同意 -> yes -> end").Draw("it:不同意 -> no -> end").Run();
}
