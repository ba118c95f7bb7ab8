using System.Runtime.CompilerServices;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>对账: what was declared, refused, deducted and is payable, line by line with reasons; what does not balance cannot be declared (对账不平不可申报).</summary>
[Activity("MedIns", Category, "逐项核对申报、拒付、扣减和应付的金额。", DisplayName = "对账")]
[FlowNode("Balanced", "Unbalanced")]
public class Reconcile : FixedTaskActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Reconcile([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Role = new("settlement");

    /// <inheritdoc />
    internal override IReadOnlyList<TaskOutcome> Outcomes { get; } = [TaskOutcome.Positive("对账相符", "Balanced"), TaskOutcome.Return("对账不平", "Unbalanced")];

    /// <inheritdoc />
    internal override IReadOnlyList<RequiredField> OwnData { get; } =
    [
        new RequiredField
        {
            Id = "reconciliation",
            Name = "对账明细",
            Type = FieldType.List,
            Required = true,
            Min = 1,
            Parts =
            [
                new RequiredField { Id = "category", Name = "费用类别", Type = FieldType.Text, Required = true },
                new RequiredField { Id = "declared", Name = "申报金额", Type = FieldType.Amount, Required = true },
                new RequiredField { Id = "refused", Name = "拒付金额", Type = FieldType.Amount, Required = true },
                new RequiredField { Id = "deducted", Name = "扣减金额", Type = FieldType.Amount, Required = true },
                new RequiredField { Id = "payable", Name = "应付金额", Type = FieldType.Amount, Required = true },
                new RequiredField { Id = "reason", Name = "拒付、扣减的原因", Type = FieldType.LongText, Required = false },
            ],
        },
        new RequiredField { Id = "payableTotal", Name = "应付合计", Type = FieldType.Amount, Required = true },
    ];
}
