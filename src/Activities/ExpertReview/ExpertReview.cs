using System.Globalization;
using System.Runtime.CompilerServices;
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

/// <summary>专家审核: experts say what they find, each for himself; how many must agree is said by the flow.</summary>
[Activity("MedIns", Category, "组织若干名专家分别审核，按同意的比例决定。", DisplayName = "专家审核")]
[FlowNode("Approved", "Rejected")]
public class ExpertReview([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : SignedActivity(source, line)
{
    private const string Signers = "Signers";
    private const string Needed = "Needed";

    /// <summary>The step's name.</summary>
    [Input(DisplayName = "环节名称", Description = "文件所印的环节名称。", Order = 0)]
    public Input<string> Stage { get; set; } = null!;

    /// <summary>What is to be done.</summary>
    [Input(DisplayName = "办理要求", UIHint = InputUIHints.MultiLine, Order = 1)]
    public Input<string?> Instructions { get; set; } = null!;

    /// <summary>How many experts, where the agency has set no number of its own.</summary>
    [Input(DisplayName = "专家人数", Description = "本地设定优先。", Order = 2)]
    public Input<int> Experts { get; set; } = new(3);

    /// <summary>How many of a hundred must agree, where the agency has set no number of its own.</summary>
    [Input(DisplayName = "同意比例", Description = "同意的专家达到百分之几为通过，1至100；本地设定优先。", Order = 3)]
    public Input<int> Share { get; set; } = new(60);

    /// <summary>What is to be entered with an opinion.</summary>
    [Input(DisplayName = "需录入的信息", UIHint = InputUIHints.JsonEditor, Order = 4)]
    public Input<IReadOnlyList<RequiredField>?> DataToEnter { get; set; } = null!;

    /// <summary>What to beware of.</summary>
    [Input(DisplayName = "风险点", Description = "每条含 step（风险点）和 text（风险描述）。", UIHint = InputUIHints.JsonEditor, Order = 5)]
    public Input<IReadOnlyList<RiskPoint>?> RiskPoints { get; set; } = null!;

    /// <summary>Stages whose decider must not decide here.</summary>
    [Input(DisplayName = "不相容环节", Description = "办理过这些环节的人不得办理本环节。", UIHint = InputUIHints.MultiText, Order = 6)]
    public Input<IReadOnlyList<string>?> MustDifferFrom { get; set; } = null!;

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context)
    {
        var desk = Desk(context);

        // Who has begun with three experts ends with three, whatever is set meanwhile.
        context.SetProperty(Signers, desk.Numbers.Experts ?? Experts.Get(context));
        context.SetProperty(Needed, desk.Numbers.ExpertShare ?? Share.Get(context));
        var course = CourseOf(context);
        SetAside(context, course, course.Opinions);
        desk.Intend(new StatusSet(CaseStatus.InReview, Stage.Get(context)));
        for (var expert = 0; expert < Level(context).Signers; expert++)
        {
            var bookmark = context.CreateBookmark(OnDecided);
            desk.Intend(new TaskOpened(desk.NewId(), Guid.Parse(bookmark.Id, CultureInfo.InvariantCulture), Id, Stage.Get(context), "expert"));
        }
    }

    private ValueTask OnDecided(ActivityExecutionContext context)
    {
        if (CourseOf(context).Judge(Level(context)) is not { } approved)
        {
            return ValueTask.CompletedTask;
        }

        Close(context, "已有结果");
        return context.CompleteActivityWithOutcomesAsync(approved ? "Approved" : "Rejected");
    }

    private ApprovalLevel Level(ActivityExecutionContext context) =>
        new()
        {
            Stage = Stage.Get(context),
            Role = "expert",
            Mode = ApprovalMode.Vote,
            Signers = context.GetProperty(Signers, () => Experts.Get(context)),
            Share = context.GetProperty(Needed, () => Share.Get(context)),
        };

    private ApprovalCourse CourseOf(ActivityExecutionContext context) => ApprovalCourse.Of([Level(context)], Id, null, null, Desk(context).Case.Decisions);
}
