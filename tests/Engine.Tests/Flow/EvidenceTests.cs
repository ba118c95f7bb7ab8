using System.Text.Json.Nodes;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.Tests.Flow;

/// <summary>The worked example of a fork with a timer branch runs as the stock engine runs it.</summary>
public sealed class EvidenceTests
{
    private const string Beginning =
        "Workflow1 Started, flow-evidence Started, start Started, start Completed, fork Started, fork Completed, report Started, report Suspended, "
        + "deadline Started, deadline Suspended, premium Started, premium Completed, ";

    private const string Joins = "joinAny Started, joinAny Completed, joinAll Started, joinAll Completed, decide Started, decide Completed, ";

    private const string Ending = "end Started, end Completed, flow-evidence Completed, Workflow1 Completed";

    [Fact]
    public void The_report_that_comes_first_cancels_the_deadline()
    {
        var gateway = new Gateway();
        var run = Start(gateway).Resume("report", new JsonObject { ["ReportUrl"] = "reports/1" });

        run.Events.Should().Equal(WorkedExample.AsRecords(
            Beginning + "report Resumed, report Completed, deadline Canceled, " + Joins + "done Started, done Completed, " + Ending));
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        gateway.Sent.Should().OnlyContain(sent => sent == "evidence-complete to underwriters");
    }

    [Fact]
    public void The_deadline_that_comes_first_cancels_the_wait_for_the_report()
    {
        var gateway = new Gateway();
        var run = Start(gateway).Resume("deadline");

        run.Events.Should().Equal(WorkedExample.AsRecords(
            Beginning + "deadline Resumed, deadline Completed, breach Started, breach Completed, report Canceled, " + Joins + "escalate Started, escalate Completed, " + Ending));
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        gateway.Sent.Should().OnlyContain(sent => sent == "evidence-overdue to team-lead");
    }

    [Fact]
    public void While_it_waits_it_keeps_what_it_was_given_and_what_it_found()
    {
        var state = Start(new Gateway()).Last.State;

        state.Input!["CaseNumber"].GetString().Should().Be("CASE-A1");
        state.Executions[0].Variables!["var-premium"].GetDecimal().Should().Be(12.50m);
        state.Executions[0].Variables!["var-sla"].GetBoolean().Should().BeFalse();
        state.Bookmarks.Select(bookmark => bookmark.Name).Should().Equal("MedIns.AwaitMedicalReport", "Elsa.Delay");
        state.Bookmarks[1].Payload!.Value.GetProperty("resumeAt").GetDateTimeOffset().Should().Be(DateTimeOffset.UnixEpoch.AddHours(1).AddDays(14));
    }

    private static FlowRun Start(Gateway gateway) =>
        new FlowRun(WorkedExample.Parsed(WorkedExample.Evidence), gateway).Start(new JsonObject { ["CaseNumber"] = "CASE-A1" });
}

/// <summary>Stands in for the example's wait for a report.</summary>
[Activity("MedIns", "AwaitMedicalReport", "Tests")]
public class AwaitMedicalReport : Activity
{
    [Input]
    public Input<string> CaseNumber { get; set; } = null!;

    public Output<string> ReportUrl { get; set; } = null!;

    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark(OnReceivedAsync);

    private ValueTask OnReceivedAsync(ActivityExecutionContext context)
    {
        context.Set(ReportUrl, context.GetWorkflowInput<string>("ReportUrl"));
        return context.CompleteActivityAsync();
    }
}

/// <summary>Stands in for the example's calculation.</summary>
[Activity("MedIns", "CalculatePremium", "Tests")]
public class CalculatePremium : CodeActivity<decimal>
{
    [Input]
    public Input<string> CaseNumber { get; set; } = null!;

    protected override void Execute(ActivityExecutionContext context) => context.SetResult(CaseNumber.Get(context) == "CASE-A1" ? 12.50m : 0);
}
