using System.Runtime.CompilerServices;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>部门协查: asks another department. What that does to the limit is drawn with 暂停计时 and 恢复计时 around it, so that each has its clause.</summary>
[Activity("MedIns", Category, "请其他部门协助核查，登记答复。", DisplayName = "部门协查")]
[FlowNode("Answered", "NoAnswer")]
public class ConsultDepartment : TimedTaskActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public ConsultDepartment([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Role = new("reviewer");

    /// <summary>Who is asked.</summary>
    [Input(DisplayName = "协查部门", Description = "例如“公安部门”“转出地经办机构”。", Order = 20)]
    public Input<string> Department { get; set; } = null!;

    /// <inheritdoc />
    internal override IReadOnlyList<TaskOutcome> Outcomes { get; } = [TaskOutcome.Positive("已答复", "Answered")];

    /// <inheritdoc />
    internal override string? ExpiryPort => "NoAnswer";

    /// <inheritdoc />
    internal override IReadOnlyList<RequiredField> OwnData { get; } =
    [
        new RequiredField { Id = "answer", Name = "协查答复", Type = FieldType.LongText, Required = true },
    ];
}
