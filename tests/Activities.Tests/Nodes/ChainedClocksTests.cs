using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities.Tests.Nodes;

/// <summary>转移接续: limits of two agencies, one after another under the limit of the whole, as the documents chain them.</summary>
public sealed class ChainedClocksTests
{
    /// <summary>黑龙江第十一项: 转出 10 + 转入 5 within 15; 转入 begins with the paper, whether or not the money has come.</summary>
    [Fact]
    public void The_second_agency_begins_with_the_paper_where_the_document_asks_for_the_paper_alone()
    {
        var run = new SmallFlow()
            .Add("overall", "MedIns.StartClock", new { limit = Days(15, "overall") })
            .Add("out", "MedIns.StartClock", new { limit = Days(10, "stage"), startEvent = "受理" })
            .Add("fork", "Elsa.FlowFork", new { branches = """["信息表", "资金"]""" })
            .Add("paper", "MedIns.HumanTask", new { stage = "生成信息表", role = "reviewer", decisions = """["已发出"]""" })
            .Add("sent", "MedIns.StopClock", new { clock = "out" })
            .Add("in", "MedIns.StartClock", new { limit = Days(5, "stage"), startEvent = "收到《信息表》" })
            .Add("entered", "MedIns.HumanTask", new { stage = "转入", role = "acceptor", decisions = """["已同步"]""" })
            .Add("money", "MedIns.HumanTask", new { stage = "划转余额", role = "finance", decisions = """["已划转"]""" })
            .Add("both", "Elsa.FlowJoin", new { mode = "WaitAll" })
            .Add("close", "MedIns.CloseCase", new { stage = "业务办结", result = "转移完成" })
            .Draw("start -> overall -> out -> fork:信息表 -> paper:已发出 -> sent -> in -> entered:已同步 -> both -> close -> end").Draw("fork:资金 -> money:已划转 -> both")
            .Run().Submit(Applications.Complete);

        Open(run).Should().Equal("overall 15个工作日 受理", "out 10个工作日 受理");

        run.Decide("生成信息表", "已发出", "li");

        Open(run).Should().Equal("overall 15个工作日 受理", "in 5个工作日 收到《信息表》");
        run.Case.OverallClock!.Id.Should().Be("overall");

        run.Decide("转入", "已同步", "wang").Decide("划转余额", "已划转", "zhao");

        Open(run).Should().BeEmpty();
        run.Case.Status.Should().Be(CaseStatus.Completed);
    }

    /// <summary>商洛: 联系函 5 + 10 + 5; the last begins when 信息表 and money have both come. The other agency is urged only.</summary>
    [Fact]
    public void The_last_limit_begins_with_paper_and_money_where_the_document_asks_for_both()
    {
        var run = new SmallFlow()
            .Add("letter", "MedIns.StartClock", new { limit = Days(5, "stage"), startEvent = "受理" })
            .Add("write", "MedIns.HumanTask", new { stage = "发出联系函", role = "acceptor", decisions = """["已发出"]""" })
            .Add("written", "MedIns.StopClock", new { clock = "letter" })
            .Add("other", "MedIns.StartClock", new { limit = Days(10, "stage"), startEvent = "收到《联系函》", timeKind = "duty" })
            .Add("fork", "Elsa.FlowFork", new { branches = """["信息表", "资金"]""" })
            .Add("paper", "MedIns.HumanTask", new { stage = "接收信息表", role = "acceptor", decisions = """["已收到"]""" })
            .Add("money", "MedIns.HumanTask", new { stage = "接收资金", role = "finance", decisions = """["已收到"]""" })
            .Add("both", "Elsa.FlowJoin", new { mode = "WaitAll" })
            .Add("received", "MedIns.StopClock", new { clock = "other" })
            .Add("last", "MedIns.StartClock", new { limit = Days(5, "stage"), startEvent = "收到《信息表》和转移资金" })
            .Add("enter", "MedIns.HumanTask", new { stage = "办结", role = "acceptor", decisions = """["办结"]""" })
            .Draw("start -> letter -> write:已发出 -> written -> other -> fork:信息表 -> paper:已收到 -> both -> received -> last -> enter:办结 -> end")
            .Draw("fork:资金 -> money:已收到 -> both")
            .Run().Submit(Applications.Complete).Decide("发出联系函", "已发出", "li");

        Open(run).Should().Equal("other 10个工作日 收到《联系函》");
        run.Elapse("other").Case.Clocks.Should().OnlyContain(clock => !clock.Breached, "another agency's limit is not ours");

        run.Decide("接收信息表", "已收到", "li");
        Open(run).Should().Equal("other 10个工作日 收到《联系函》");

        run.Decide("接收资金", "已收到", "zhao");
        Open(run).Should().Equal("last 5个工作日 收到《信息表》和转移资金");
    }

    private static IEnumerable<string> Open(CaseRun run) => run.Case.Clocks.Where(clock => clock.IsOpen).Select(clock => $"{clock.Activity} {clock.Length.Text} {clock.StartEvent}");

    private static string Days(int length, string scope) => $$"""{"kind": "workingDays", "length": {{length}}, "scope": "{{scope}}", "text": "{{length}}个工作日"}""";
}
