using System.Runtime.CompilerServices;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Activities.Guide;
using MedInsFlows.Cases.Inspections;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>评估、验收: a group or a third party looks at a provider in writing or on site, with a score sheet.</summary>
[Activity("MedIns", Category, "由评估小组或者第三方书面或现场评估，按评分表打分。", DisplayName = "评估")]
[FlowNode("Qualified", "Unqualified")]
public class Inspect : FixedTaskActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Inspect([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Role = new("inspector");

    /// <summary>评分表.</summary>
    [Input(DisplayName = "评分表", Description = "每项含 id、name（评分项）和 max（满分）；文件没有印评分表的留空。", UIHint = InputUIHints.JsonEditor, Order = 20)]
    public Input<IReadOnlyList<ScoreItem>?> ScoreSheet { get; set; } = null!;

    /// <inheritdoc />
    internal override IReadOnlyList<TaskOutcome> Outcomes { get; } = [TaskOutcome.Positive("合格", "Qualified"), TaskOutcome.Negative("不合格", "Unqualified")];

    /// <inheritdoc />
    internal override IReadOnlyList<RequiredField> OwnData =>
    [
        new RequiredField
        {
            Id = "inspectionWay",
            Name = "评估方式",
            Type = FieldType.MultiChoice,
            Required = true,
            Options = [new("written", "书面评估"), new("onsite", "现场评估")],
        },
        .. (ScoreSheet.Constant() ?? []).Select(item => new RequiredField { Id = item.Id, Name = item.Name, Type = FieldType.Integer, Required = true, Min = 0, Max = item.Max }),
        new RequiredField { Id = "inspectionReport", Name = "评估结论", Type = FieldType.LongText, Required = false },
    ];
}
