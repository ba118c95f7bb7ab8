using System.Runtime.CompilerServices;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>协商签约: the agency and a provider negotiate and both sign.</summary>
[Activity("MedIns", Category, "与医药机构协商谈判，双方签订协议。", DisplayName = "协商签约")]
[FlowNode("Signed", "NotAgreed")]
public class SignAgreement : TimedTaskActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public SignAgreement([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Role = new("settlement");

    /// <inheritdoc />
    internal override IReadOnlyList<TaskOutcome> Outcomes { get; } = [TaskOutcome.Positive("双方签订", "Signed"), TaskOutcome.Negative("协商未达成一致", "NotAgreed")];

    /// <inheritdoc />
    internal override string? ExpiryPort => null;

    /// <inheritdoc />
    internal override IReadOnlyList<RequiredField> OwnData { get; } =
    [
        new RequiredField { Id = "agreementSignedOn", Name = "协议签订日期", Type = FieldType.Date, Required = true },
        new RequiredField { Id = "agreementFrom", Name = "协议生效日期", Type = FieldType.Date, Required = true },
        new RequiredField { Id = "agreementTo", Name = "协议截止日期", Type = FieldType.Date, Required = false },
    ];
}
