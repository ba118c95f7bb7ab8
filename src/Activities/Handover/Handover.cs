using System.Runtime.CompilerServices;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>机构流转: another agency takes the papers or the money; its time is shown and urged, not enforced. Papers and money are nodes of their own.</summary>
[Activity("MedIns", Category, "把办件或资金交给另一机构，登记对方的办理结果。", DisplayName = "机构流转")]
[FlowNode("Done", "Refused")]
public class Handover : TimedTaskActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Handover([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Role = new("acceptor");

    /// <summary>To whom.</summary>
    [Input(DisplayName = "流转机构", Description = "例如“转出地医疗保障经办机构”。", Order = 20)]
    public Input<string> To { get; set; } = null!;

    /// <summary>What is handed over.</summary>
    [Input(DisplayName = "流转内容", Description = "papers 材料和信息，money 资金。", UIHint = InputUIHints.DropDown, Options = new[] { "papers", "money" }, Order = 21)]
    public Input<string> Track { get; set; } = new("papers");

    /// <inheritdoc />
    internal override IReadOnlyList<TaskOutcome> Outcomes { get; } = [TaskOutcome.Positive("已接收", "Done"), TaskOutcome.Negative("对方不予接收", "Refused")];

    /// <inheritdoc />
    internal override string? ExpiryPort => null;

    /// <inheritdoc />
    internal override IReadOnlyList<RequiredField> OwnData { get; } =
    [
        new RequiredField { Id = "handoverNumber", Name = "流转文号或流水号", Type = FieldType.Text, Required = false },
        new RequiredField { Id = "handoverOn", Name = "对方接收日期", Type = FieldType.Date, Required = false },
    ];
}
