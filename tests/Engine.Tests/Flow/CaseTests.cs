using System.Text.Json.Nodes;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedIns.Activities;

namespace MedInsFlows.Engine.Tests.Flow;

/// <summary>The worked example of a case, with the custom activities of the specification unchanged, runs as the stock engine runs it.</summary>
public sealed class CaseTests
{
    private readonly Gateway gateway = new();
    private readonly Documents documents = new();

    [Fact]
    public void A_case_that_is_corrected_and_reviewed_twice_logs_what_Elsa_logs()
    {
        var run = Start();
        documents.Present.Add("HealthDeclaration");
        run.Resume("correct", new JsonObject { ["Outcome"] = "Corrected" })
            .Resume("review1", new JsonObject { ["Decision"] = "Approved" })
            .Resume("review2", new JsonObject { ["Decision"] = "Rejected" });

        run.Events.Should().Equal(WorkedExample.AsRecords(
            "Workflow1 Started, flow-case Started, start Started, start Completed, submit Started, submit Completed, check Started, check Completed, "
            + "correct Started, correct Suspended, "
            + "correct Resumed, correct Completed, check Started, check Completed, review1 Started, review1 Suspended, "
            + "review1 Resumed, review1 Completed, review2 Started, review2 Suspended, "
            + "review2 Resumed, review2 Completed, rejected Started, rejected Completed, notify Started, notify Completed, "
            + "end Started, end Completed, flow-case Completed, Workflow1 Completed"));
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_case_that_is_complete_and_accepted_leaves_its_result_as_output_of_the_workflow()
    {
        documents.Present.Add("HealthDeclaration");
        var run = Start().Resume("review1", new JsonObject { ["Decision"] = "Approved" }).Resume("review2", new JsonObject { ["Decision"] = "Approved" });

        run.Last.State.Output!["CaseResult"].GetString().Should().Be("sent case-decided");
        gateway.Sent.Should().OnlyContain(sent => sent == """case-decided to A1: {"caseNumber":"CASE-A1","status":"Accepted"}""");
    }

    [Fact]
    public void While_it_waits_a_stimulus_finds_it_by_name_and_payload()
    {
        var run = Start();

        run.Last.Created.Should().ContainSingle().Which.Hash.Should().Be("B8E0B7923F319D728C878EE86C7A5830E1B600C19D218439BF63E4D60DC452C9");
        AwaitCorrection.Reasons.Should().Contain("Missing: HealthDeclaration");
        documents.Present.Add("HealthDeclaration");
        run.Resume("correct", new JsonObject { ["Outcome"] = "Corrected" });
        run.Last.Created.Should().ContainSingle().Which.Metadata.Should().Contain("group", "underwriters");
    }

    [Fact]
    public void Without_a_number_it_ends_by_a_coded_fault()
    {
        var run = new FlowRun(WorkedExample.Parsed(WorkedExample.Case), gateway, documents).Start(new JsonObject { ["ApplicationId"] = " " });

        run.SubStatus.Should().Be(WorkflowSubStatus.Faulted);
        run.Last.Incidents.Should().ContainSingle().Which.ActivityId.Should().Be("submit");
        run.Last.State.Executions.Should().OnlyContain(execution => execution.Faults == 1);
    }

    private FlowRun Start()
    {
        documents.Present.Add("IdentityCard");
        return new FlowRun(WorkedExample.Parsed(WorkedExample.Case), gateway, documents).Start(new JsonObject { ["ApplicationId"] = "A1" });
    }

    private sealed class Documents : IDocumentStore
    {
        public HashSet<string> Present { get; } = [];

        public Task<IReadOnlyList<string>> ListAsync(string applicationId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([.. Present]);
    }
}

/// <summary>Stands in for the example's wait for a correction.</summary>
[Activity("MedIns", "AwaitCorrection", "Tests")]
[FlowNode("Corrected", "Withdrawn")]
public class AwaitCorrection : Activity
{
    internal static List<string> Reasons { get; } = [];

    [Input]
    public Input<string> CaseNumber { get; set; } = null!;

    [Input]
    public Input<string> Reason { get; set; } = null!;

    protected override void Execute(ActivityExecutionContext context)
    {
        Reasons.Add(Reason.Get(context));
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = "MedIns.Correction", Stimulus = new CorrectionStimulus(CaseNumber.Get(context), 0), Callback = OnCorrectedAsync });
    }

    private ValueTask OnCorrectedAsync(ActivityExecutionContext context) => context.CompleteActivityWithOutcomesAsync(context.GetWorkflowInput<string>("Outcome"));

    private sealed record CorrectionStimulus(string CaseNumber, int Level);
}
