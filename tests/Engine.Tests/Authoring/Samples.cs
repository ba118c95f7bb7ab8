using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace MedIns.Activities;

public record ReviewStimulus(string CaseNumber, int Level);

[Activity("MedIns", "Case", "Registers a submission and assigns a case number.")]
public class RegisterSubmission : CodeActivity
{
    [Input(Description = "Application to register.")] public Input<string> ApplicationId { get; set; } = null!;
    [Output] public Output<string> CaseNumber { get; set; } = null!;

    protected override void Execute(ActivityExecutionContext context)
    {
        var id = ApplicationId.Get(context);
        if (string.IsNullOrWhiteSpace(id)) throw new FaultException("MI-001", "Case", "Business", "No application id.");
        context.Set(CaseNumber, "CASE-" + id);
        context.JournalData["RegisteredFor"] = id;
    }
}

[Activity("MedIns", "Case", "Checks that all documents are present.")]
[FlowNode("Complete", "Incomplete")]
public class CheckCompleteness : Activity
{
    [Input] public Input<string> ApplicationId { get; set; } = null!;
    [Input(UIHint = InputUIHints.MultiText)] public Input<ICollection<string>> RequiredDocuments { get; set; } = null!;
    [Output] public Output<string[]> MissingItems { get; set; } = null!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var required = RequiredDocuments.GetOrDefault(context) ?? [];
        var store = context.GetRequiredService<IDocumentStore>();          // application service
        var present = await store.ListAsync(ApplicationId.Get(context), context.CancellationToken);
        var missing = required.Except(present).ToArray();
        context.Set(MissingItems, missing);
        await context.CompleteActivityWithOutcomesAsync(missing.Length == 0 ? "Complete" : "Incomplete");
    }
}

[Activity("MedIns", "Case", "Waits for a reviewer's decision.")]
[FlowNode("Approved", "Rejected")]
public class HumanReview : Activity
{
    public const string BookmarkName = "MedIns.HumanReview";
    [Input] public Input<string> CaseNumber { get; set; } = null!;
    [Input] public Input<int> Level { get; set; } = new(1);
    [Input] public Input<string> CandidateGroup { get; set; } = null!;
    [Output] public Output<string> Decision { get; set; } = null!;

    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark(new CreateBookmarkArgs
    {
        BookmarkName = BookmarkName,
        Stimulus = new ReviewStimulus(CaseNumber.Get(context), Level.Get(context)),
        Callback = OnDecidedAsync,
        IncludeActivityInstanceId = false,
        Metadata = new Dictionary<string, string> { ["group"] = CandidateGroup.GetOrDefault(context) ?? "" }
    });

    private async ValueTask OnDecidedAsync(ActivityExecutionContext context)
    {
        var decision = context.GetWorkflowInput<string>("Decision");
        context.Set(Decision, decision);
        context.SetVariable("LastDecision", decision);
        await context.CompleteActivityWithOutcomesAsync(decision);
    }
}

[Activity("MedIns", "Case", "Sends a notification.")]
public class SendNotification : CodeActivity<string>
{
    [Input] public Input<string> Template { get; set; } = null!;
    [Input] public Input<string> Recipient { get; set; } = null!;
    [Input] public Input<object?> Data { get; set; } = null!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var sender = context.GetRequiredService<INotificationGateway>();   // application service
        var id = await sender.SendAsync(Template.Get(context), Recipient.Get(context), Data.GetOrDefault(context), context.CancellationToken);
        context.SetResult(id);
    }
}
