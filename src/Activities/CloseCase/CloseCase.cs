using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>办结: closes the case with its result and stops its clocks. Where some rows of a list did not pass, the result says 部分通过.</summary>
[Activity("MedIns", Category, "以某一结果办结，停止全部计时。", DisplayName = "办结")]
public class CloseCase([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The step's name.</summary>
    [Input(DisplayName = "环节名称", Order = 0)]
    public Input<string> Stage { get; set; } = null!;

    /// <summary>With what the case ends.</summary>
    [Input(
        DisplayName = "结果状态",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "completed", "rejected", "refused", "expired" },
        Order = 1)]
    public Input<CaseStatus> Status { get; set; } = new(CaseStatus.Completed);

    /// <summary>The result in words.</summary>
    [Input(DisplayName = "结果说明", Order = 2)]
    public Input<string> Result { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var desk = Desk(context);
        foreach (var clock in desk.Case.Clocks.Where(clock => clock.IsOpen))
        {
            desk.Intend(new ClockStopped(clock.Id, Met: true));
        }

        var status = Status.Get(context);
        desk.Intend(new CaseClosed(status, Stage.Get(context), status == CaseStatus.Completed ? ByRow(desk.Case, Result.Get(context)) : Result.Get(context)));
        return context.CompleteActivityAsync();
    }

    /// <summary>The result, which says so where rows of a list did not pass.</summary>
    private static string ByRow(CaseFile file, string result)
    {
        var (rows, failed) = (file.Rosters ?? []).Aggregate((Rows: 0, Failed: 0), (sum, finding) => (sum.Rows + finding.Rows, sum.Failed + finding.Failed));
        return failed == 0 ? result : $"{(failed < rows ? "部分通过" : "全部不通过")}（名册共{rows}行，{failed}行不通过）：{result}";
    }
}
