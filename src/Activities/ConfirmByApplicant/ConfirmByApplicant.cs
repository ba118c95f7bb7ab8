using System.Runtime.CompilerServices;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;

namespace MedInsFlows.Activities;

/// <summary>申请人确认: the applicant confirms what is found, on line or by signature.</summary>
[Activity("MedIns", Category, "请申请人确认办理内容，可以网上确认，也可以签字。", DisplayName = "申请人确认")]
[FlowNode("Confirmed", "Disputed", "Expired")]
public class ConfirmByApplicant : TimedTaskActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public ConfirmByApplicant([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Role = new("applicant");

    /// <inheritdoc />
    internal override IReadOnlyList<TaskOutcome> Outcomes { get; } = [TaskOutcome.Positive("确认", "Confirmed"), TaskOutcome.Return("有异议", "Disputed")];

    /// <inheritdoc />
    internal override string? ExpiryPort => "Expired";
}
