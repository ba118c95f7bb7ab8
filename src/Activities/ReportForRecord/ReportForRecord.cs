using System.Runtime.CompilerServices;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;

namespace MedInsFlows.Activities;

/// <summary>报备: files something with the administrative department, which may have questions.</summary>
[Activity("MedIns", Category, "向同级行政部门报备，登记备案情况。", DisplayName = "报备")]
[FlowNode("Filed", "Queried")]
public class ReportForRecord : TimedTaskActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public ReportForRecord([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Role = new("bureau");

    /// <inheritdoc />
    internal override IReadOnlyList<TaskOutcome> Outcomes { get; } = [TaskOutcome.Positive("已备案", "Filed"), TaskOutcome.Return("提出疑问", "Queried")];

    /// <inheritdoc />
    internal override string? ExpiryPort => null;
}
