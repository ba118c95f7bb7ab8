using System.Text.Json;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class ApprovalTests
{
    private const string ByAmount =
        """
        [
          {"stage": "初审", "role": "reviewer"},
          {"stage": "复审", "role": "second-reviewer", "fromAmount": 5000},
          {"stage": "终审", "role": "director", "fromAmount": 10000}
        ]
        """;

    [Fact]
    public void Levels_are_passed_one_after_another()
    {
        var run = Flow(ByAmount, amountField: null).Submit(Applications.Complete);
        run.Intents.Should().HaveElementAt(0, new StatusSet(CaseStatus.InReview, "初审"));

        foreach (var (stage, role) in ((string, string)[])[("初审", "reviewer"), ("复审", "second-reviewer"), ("终审", "director")])
        {
            run.Case.Stage.Should().Be(stage);
            run.Case.Tasks.Should().ContainSingle().Which.Role.Should().Be(role);
            run.Decide(stage, "同意", role);
        }

        run.Path.Should().Equal("it:Approved", "end:Done");
    }

    [Theory]
    [InlineData("any", "同意", "Approved")]
    [InlineData("any", "不同意", "Rejected")]
    [InlineData("all", "不同意", "Rejected")]
    [InlineData("all", "同意 同意 不同意", "Rejected")]
    [InlineData("all", "同意 同意 同意", "Approved")]
    [InlineData("vote", "同意 同意", "Approved")]
    [InlineData("vote", "同意 不同意 同意", "Approved")]
    [InlineData("vote", "不同意 同意 不同意", "Rejected")]
    [InlineData("vote", "不同意 不同意", "Rejected")]
    public void Signers_decide_together_as_the_mode_says(string mode, string decisions, string outcome)
    {
        var run = Flow(Together(mode)).Submit(Applications.Complete);
        var tasks = run.Case.Tasks.Select(task => task.Id).ToList();
        tasks.Should().HaveCount(3);

        var words = decisions.Split(' ');
        foreach (var (place, decision) in words.Index())
        {
            run.Last.Finished.Should().BeFalse("{0} of {1} are no decision", place, decisions);
            run.Decide("会审", decision, $"expert{place}", "理由");
        }

        run.Path.Should().Equal($"it:{outcome}", "end:Done");
        run.Intents.OfType<TaskCancelled>().Select(cancelled => cancelled.TaskId).Should().Equal(tasks.Skip(words.Length));
        run.Case.Tasks.Should().BeEmpty();
        run.Case.Decisions.Select(decided => (decided.Actor, decided.Decision)).Should().Equal(words.Select((decision, place) => ($"expert{place}", decision)));
    }

    [Theory]
    [InlineData(4999.99, "初审")]
    [InlineData(5000.0, "初审 复审")]
    [InlineData(10000.0, "初审 复审 终审")]
    [InlineData(null, "初审 复审 终审")]
    public void The_amount_says_which_levels_are_needed_and_one_that_is_not_known_needs_all(double? amount, string stages)
    {
        var run = Flow(ByAmount).Submit(Applying(amount));

        Pass(run).Should().Equal(stages.Split(' '));
    }

    [Fact]
    public void Whoever_changes_the_amount_has_those_sign_again_who_approved_another()
    {
        var run = Flow(ByAmount).Submit(Applying(6000)).Decide("初审", "同意", "a");

        run.Decide("复审", "同意", "b", amounts: Amount(12000));

        run.Case.Tasks.Should().ContainSingle().Which.Stage.Should().Be("初审", "12,000 yuan were approved by nobody there");
        Pass(run).Should().Equal("初审", "终审");
        run.Case.Decisions.Select(decided => $"{decided.Stage} {decided.IsSetAside}").Should().Equal("初审 True", "复审 False", "初审 False", "终审 False");
    }

    [Fact]
    public void A_level_that_a_changed_amount_does_not_need_is_not_asked()
    {
        var run = Flow(ByAmount).Submit(Applying(20000)).Decide("初审", "同意", "a");

        run.Decide("复审", "同意", "b", amounts: Amount(4000));

        Pass(run).Should().Equal("初审");
    }

    [Fact]
    public void Whoever_changes_the_amount_amid_others_has_them_sign_again()
    {
        var run = Flow(Together("all")).Submit(Applying(6000)).Decide("会审", "同意", "a");

        run.Decide("会审", "同意", "b", amounts: Amount(5000));

        run.Case.Tasks.Should().HaveCount(2);
        run.Decide("会审", "同意", "a").Decide("会审", "同意", "c").Path.Should().Equal("it:Approved", "end:Done");
    }

    [Fact]
    public void One_who_returns_it_returns_it_for_all()
    {
        var run = Flow(Together("all")).Submit(Applications.Complete).Decide("会审", "同意", "a").Decide("会审", "退回", "b", "请补充");

        run.Path.Should().Equal("it:Returned", "end:Done");
        run.Case.Tasks.Should().BeEmpty();
        run.Case.Decisions.Should().OnlyContain(decided => decided.IsSetAside);
    }

    [Fact]
    public void It_goes_back_to_a_level_that_is_named_and_the_levels_before_stand()
    {
        var run = Flow(ByAmount, amountField: null).Submit(Applications.Complete).Decide("初审", "同意", "a").Decide("复审", "同意", "b");

        run.Decide("终审", "退回", "c", "请复审", """{"toLevel": "复审"}""");

        Pass(run).Should().Equal("复审", "终审");
    }

    [Fact]
    public void A_later_task_returns_it_to_a_level()
    {
        var run = Then(ByAmount).Submit(Applications.Complete).Decide("初审", "同意", "a").Decide("复审", "同意", "b").Decide("终审", "同意", "c");

        run.GoBack("拨付", "it", "复审");

        run.Case.Tasks.Should().ContainSingle().Which.Stage.Should().Be("复审");
        Pass(run, "拨付").Should().Equal("复审", "终审");
    }

    [Fact]
    public void Whoever_takes_the_last_opinion_back_gives_it_again_and_those_of_others_stand()
    {
        var run = Then(Together("all")).Submit(Applications.Complete).Decide("会审", "同意", "a").Decide("会审", "同意", "b").Decide("会审", "同意", "c");

        run.TakeBack("拨付", "it");

        run.Case.Tasks.Should().ContainSingle().Which.Stage.Should().Be("会审");
        run.Decide("会审", "同意", "c").Case.Tasks.Should().ContainSingle().Which.Stage.Should().Be("拨付");
    }

    [Fact]
    public void Coming_to_it_anew_begins_it_anew()
    {
        var run = Then(ByAmount).Submit(Applications.Complete);
        Pass(run, "拨付");

        run.Decide("拨付", "重办", "d", "重新审批");

        Pass(run, "拨付").Should().Equal("初审", "复审", "终审");
    }

    [Fact]
    public void Tasks_that_wait_are_cancelled_with_the_case()
    {
        var run = Flow(Together("all")).Submit(Applications.Complete);
        var tasks = run.Case.Tasks.Select(task => new TaskCancelled(task.Id)).ToList();

        run.Withdraw("不办了");

        run.Intents.OfType<TaskCancelled>().Should().Equal(tasks);
        run.Case.Tasks.Should().BeEmpty();
    }

    [Fact]
    public void A_life_is_the_same_once_more()
    {
        var run = Then(ByAmount, amountField: "amount").Submit(Applying(6000)).Decide("初审", "同意", "a").Decide("复审", "同意", "b", amounts: Amount(12000.5m));
        run.Decide("初审", "退回", "a", "请核对").Path.Should().Equal("it:Returned", "end:Done");

        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void Open_cases_rest_on_the_name_of_the_callback() =>
        Flow(Together("all")).Submit(Applications.Complete).Last.State.Bookmarks.Should().HaveCount(3).And.OnlyContain(bookmark => bookmark.Callback == "OnDecided");

    private static string Together(string mode) =>
        $$"""[{"stage": "会审", "role": "expert", "mode": "{{mode}}", "signers": 3{{(mode == "vote" ? ", \"share\": 60" : string.Empty)}}}]""";

    private static CaseRun Flow(string levels, string? amountField = "amount") =>
        SmallFlow.Of("MedIns.Approval", new { levels, amountField }, "Approved", "Rejected", "Returned").Run();

    /// <summary>The same before a task that may lead back to it.</summary>
    private static CaseRun Then(string levels, string? amountField = null) => new SmallFlow()
        .Add("it", "MedIns.Approval", new { levels, amountField })
        .Add("pay", "MedIns.HumanTask", new { stage = "拨付", role = "cashier", decisions = """["拨付", "重办"]""" })
        .Draw("start -> it:Approved -> pay:拨付 -> end").Draw("it:Rejected -> end").Draw("it:Returned -> end").Draw("pay:重办 -> it")
        .Run();

    private static SentApplication Applying(double? amount) => Applications.Complete with
    {
        Fields = amount is { } yuan
            ? new Dictionary<string, JsonElement>(Applications.Complete.Fields) { ["amount"] = JsonSerializer.SerializeToElement(yuan) }
            : Applications.Complete.Fields,
    };

    private static Dictionary<string, decimal> Amount(decimal yuan) => new() { ["amount"] = yuan };

    /// <summary>Approves whatever waits, until something else does or nothing.</summary>
    private static List<string> Pass(CaseRun run, string? until = null)
    {
        var stages = new List<string>();
        while (run.Case.Tasks is [var task, ..] && task.Stage != until)
        {
            stages.Add(task.Stage);
            run.Decide(task.Stage, "同意", "someone");
        }

        return stages;
    }
}
