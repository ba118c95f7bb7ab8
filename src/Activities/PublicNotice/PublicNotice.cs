using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Activities;

/// <summary>公示: the case stands on a published list for some days; then somebody records whether there were objections.</summary>
[Activity("MedIns", Category, "向社会公示若干日，期满后登记有无异议。", DisplayName = "公示")]
[FlowNode("NoObjection", "Objection")]
public class PublicNotice : FixedTaskActivity
{
    private const string NoticeId = "NoticeId";

    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public PublicNotice([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Role = new("reviewer");

    /// <summary>How the days are counted.</summary>
    [Input(DisplayName = "公示期的计法", UIHint = InputUIHints.DropDown, Options = new[] { "workingDays", "calendarDays" }, Order = 20)]
    public Input<LimitKind> Unit { get; set; } = new(LimitKind.WorkingDays);

    /// <summary>How many days, where the agency has set no number of its own.</summary>
    [Input(DisplayName = "公示天数", Description = "文件没有写明天数、由各统筹区设定的，填推定的天数，并在依据中写明。", Order = 21)]
    public Input<int> Days { get; set; } = new(5);

    /// <summary>What is published beside the title and the name of the provider.</summary>
    [Input(DisplayName = "公示内容", UIHint = InputUIHints.MultiLine, Order = 22)]
    public Input<string?> Text { get; set; } = null!;

    /// <inheritdoc />
    internal override IReadOnlyList<TaskOutcome> Outcomes { get; } = [TaskOutcome.Positive("公示期满无异议", "NoObjection"), TaskOutcome.Negative("有异议且成立", "Objection")];

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context)
    {
        var (desk, bookmark) = (Desk(context), context.CreateBookmark(OnPassed));
        desk.Intend(new StatusSet(Status.Get(context), Stage.Get(context)));
        var clock = StageClock.Start(context, LimitLength.Of(Unit.Get(context), desk.Numbers.PublicNoticeDays ?? Days.Get(context)), "公示", TimeKind.NotBefore, "公示期满", bookmark);
        var noticeId = desk.NewId();
        context.SetProperty(NoticeId, noticeId);
        desk.Intend(new PublicNoticeBegun(noticeId, clock) { Text = Text.GetOrDefault(context) });
    }

    private protected override void Cancelled(ActivityExecutionContext context) => End(context, met: false);

    private ValueTask OnPassed(ActivityExecutionContext context)
    {
        End(context, met: true);
        Open(context);
        return ValueTask.CompletedTask;
    }

    private static void End(ActivityExecutionContext context, bool met)
    {
        if (StageClock.Stop(context, met))
        {
            Desk(context).Intend(new PublicNoticeEnded(context.GetProperty<Guid>(NoticeId)));
        }
    }
}
