using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Approvals;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>
/// 多级审批: levels that are passed one after another, each signed by one person or by several. Where it stands is read from the decisions of the case, so it
/// keeps nothing of its own.
/// </summary>
[Activity("MedIns", Category, "按顺序逐级审批，每一级可以由一人、任一人、全体或者按票数决定，可以按金额分级。", DisplayName = "多级审批")]
[FlowNode("Approved", "Rejected", "Returned")]
public class Approval([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : SignedActivity(source, line)
{
    private const string HasResult = "本级已有结果";

    /// <summary>The levels, in order.</summary>
    [Input(
        DisplayName = "审批级次",
        Description = "按顺序每级一行：stage 环节名称，role 办理角色，mode（any 或签、all 会签、vote 票签），signers 人数，share 票签须达到的百分比，fromAmount、toAmount 需要本级的金额（元，含本数），instructions 办理要求。",
        UIHint = InputUIHints.JsonEditor,
        Order = 0)]
    public Input<IReadOnlyList<ApprovalLevel>> Levels { get; set; } = null!;

    /// <summary>Where the case stands while a level waits.</summary>
    [Input(
        DisplayName = "办件状态",
        Description = "等待审批期间办件所处的状态。",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "submitted", "preChecked", "awaitingOriginals", "accepted", "inReview", "inPayment" },
        Order = 1)]
    public Input<CaseStatus> Status { get; set; } = new(CaseStatus.InReview);

    /// <summary>The field that holds the amount by which levels are needed or not.</summary>
    [Input(DisplayName = "金额字段", Description = "受理信息必填项或者某个环节录入的金额的编号；以最后录入的为准。不按金额分级则留空，各级都要审批。", Order = 2)]
    public Input<string?> AmountField { get; set; } = null!;

    /// <summary>What is to be entered with an approval.</summary>
    [Input(
        DisplayName = "需录入的信息",
        Description = "各级同意时录入的信息。其中有金额字段的，审批人可以改金额；改了金额，须审批新金额的各级重新签署。",
        UIHint = InputUIHints.JsonEditor,
        Order = 3)]
    public Input<IReadOnlyList<RequiredField>?> DataToEnter { get; set; } = null!;

    /// <summary>What to beware of.</summary>
    [Input(DisplayName = "风险点", Description = "每条含 step（级次的环节名称）和 text（风险描述）。", UIHint = InputUIHints.JsonEditor, Order = 4)]
    public Input<IReadOnlyList<RiskPoint>?> RiskPoints { get; set; } = null!;

    /// <summary>Stages whose decider must not decide here.</summary>
    [Input(DisplayName = "不相容环节", Description = "办理过这些环节的人不得审批。前面各级的审批人本来就不得审批后面各级，不用写。", UIHint = InputUIHints.MultiText, Order = 5)]
    public Input<IReadOnlyList<string>?> MustDifferFrom { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var course = CourseOf(context);
        if (!context.TryGetWorkflowInput<string>("Activity", out var returnedTo) || returnedTo != Id)
        {
            // Whoever comes here anew has nothing of what was decided on an earlier pass.
            course = SetAside(context, course, course.Opinions);
        }

        return GoOn(context, course);
    }

    private ValueTask OnDecided(ActivityExecutionContext context)
    {
        var (decided, course) = (Desk(context).Case.Decisions[^1], CourseOf(context));
        var level = course.Level(decided.Stage)!;
        if (decided.Decision == ApprovalWords.Return)
        {
            return Return(context, course, level);
        }

        course = SetAside(context, course, course.Lapsed);
        switch (course.Judge(level))
        {
            case null:
                Open(context, course, level);
                return ValueTask.CompletedTask;
            case false:
                Close(context, HasResult);
                return context.CompleteActivityWithOutcomesAsync("Rejected");
            default:
                Close(context, HasResult);
                return GoOn(context, course);
        }
    }

    private ValueTask GoOn(ActivityExecutionContext context, ApprovalCourse course)
    {
        if (course.Next is not { } next)
        {
            return context.CompleteActivityWithOutcomesAsync("Approved");
        }

        Open(context, course, next);
        return ValueTask.CompletedTask;
    }

    private ValueTask Return(ActivityExecutionContext context, ApprovalCourse course, ApprovalLevel level)
    {
        Close(context, HasResult);
        var named = Desk(context).Opinion?.Data?.GetValueOrDefault(ApprovalWords.ToLevel) is { ValueKind: JsonValueKind.String } stage ? course.Level(stage.GetString()!) : null;
        if (named is null || !course.Levels.TakeWhile(earlier => earlier != level).Contains(named))
        {
            SetAside(context, course, course.Opinions);
            return context.CompleteActivityWithOutcomesAsync("Returned");
        }

        Open(context, SetAside(context, course, course.From(named)), named);
        return ValueTask.CompletedTask;
    }

    /// <summary>Lets those sign a level of whom there is neither an opinion nor a task yet.</summary>
    private void Open(ActivityExecutionContext context, ApprovalCourse course, ApprovalLevel level)
    {
        var desk = Desk(context);
        var missing = level.Signers - course.On(level).Count() - (context.Bookmarks.Any() ? Tasks(desk).Count(task => task.Stage == level.Stage) : 0);
        if (!context.Bookmarks.Any())
        {
            desk.Intend(new StatusSet(Status.Get(context), level.Stage));
        }

        for (var signer = 0; signer < missing; signer++)
        {
            var bookmark = context.CreateBookmark(OnDecided);
            desk.Intend(new TaskOpened(desk.NewId(), Guid.Parse(bookmark.Id, CultureInfo.InvariantCulture), Id, level.Stage, level.Role));
        }
    }

    private ApprovalCourse CourseOf(ActivityExecutionContext context)
    {
        var (desk, field) = (Desk(context), AmountField.GetOrDefault(context) is { Length: > 0 } named ? named : null);
        var applied = field is not null && desk.Application.Fields.TryGetValue(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var yuan) ? yuan : (decimal?)null;
        return ApprovalCourse.Of(Levels.Get(context), Id, applied, field, desk.Case.Decisions);
    }
}
