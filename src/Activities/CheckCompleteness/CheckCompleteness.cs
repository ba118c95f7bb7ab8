using System.Runtime.CompilerServices;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Completeness;

namespace MedInsFlows.Activities;

/// <summary>完整性检查: judges materials and fields of the application and finds all that is missing at once.</summary>
[Activity("MedIns", Category, "检查材料和必填信息是否齐全，一次找出全部缺漏。", DisplayName = "完整性检查")]
[FlowNode("Complete", "Incomplete")]
public class CheckCompleteness([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var desk = Desk(context);
        var missing = CompletenessCheck.Of(desk.Item, desk.Application, parties: desk.Case.Parties is not null);
        desk.Intend(new CompletenessJudged(
        [
            .. missing.Materials.Select(material => new Lack(LackKind.Material, material.Id, material.Reason)),
            .. missing.Fields.Select(field => new Lack(LackKind.Field, field.Id, field.Reason)),
        ]));
        return context.CompleteActivityWithOutcomesAsync(missing.IsComplete ? "Complete" : "Incomplete");
    }
}
