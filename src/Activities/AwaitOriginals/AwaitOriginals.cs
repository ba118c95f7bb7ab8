using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>等待原件: tells the address, and waits until the originals have come by post or by hand.</summary>
[Activity("MedIns", Category, "告知寄送地址，等待申请人交来原件。", DisplayName = "等待原件")]
[FlowNode("Received", "Expired")]
public class AwaitOriginals : TimedTaskActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public AwaitOriginals([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => (Role, Status) = (new("acceptor"), new(CaseStatus.AwaitingOriginals));

    /// <summary>The wording of the notice by which the applicant learns where to send them; nothing is told where it is empty.</summary>
    [Input(DisplayName = "告知内容", Description = "告知申请人寄送原件的地址；空白写作 {{名称}}，可用的名称见设计指南。", UIHint = InputUIHints.MultiLine, Order = 20)]
    public Input<string?> Template { get; set; } = null!;

    /// <inheritdoc />
    internal override IReadOnlyList<TaskOutcome> Outcomes { get; } = [TaskOutcome.Positive("已收到原件", "Received")];

    /// <inheritdoc />
    internal override string? ExpiryPort => "Expired";

    /// <inheritdoc />
    internal override IReadOnlyList<RequiredField> OwnData { get; } =
    [
        new RequiredField { Id = "originals", Name = "收到的原件", Type = FieldType.LongText, Required = true },
        new RequiredField { Id = "originalsBy", Name = "送达方式和单号", Type = FieldType.Text, Required = false },
    ];

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context)
    {
        base.Execute(context);
        if (Template.GetOrDefault(context) is { Length: > 0 } template)
        {
            var desk = Desk(context);
            desk.Intend(new NoticeQueued(desk.NewId(), Id, "寄送原件", "applicant") { Template = template });
        }
    }
}
