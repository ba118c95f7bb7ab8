using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Notices;

namespace MedInsFlows.Activities;

/// <summary>
/// 一次性告知补正: tells the applicant in one notice everything that is missing, and waits for the correction. What is missing was found by the
/// completeness check, or chosen by the caseworker who returned the case.
/// </summary>
[Activity("MedIns", Category, "把缺少的材料和信息一次告知申请人，等待补正。", DisplayName = "一次性告知补正")]
[FlowNode("Corrected")]
public class RequestCorrection : CaseActivity
{
    /// <summary>The datum of a task in which the caseworker chooses the materials to correct.</summary>
    public const string DeficientMaterials = "deficientMaterials";

    /// <summary>The datum of a task in which the caseworker says what is new when material is asked for again.</summary>
    public const string NewFindings = "newFindings";

    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public RequestCorrection([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => OnSignalReceived<CancelSignal>(OnCancelled);

    /// <summary>The step's name.</summary>
    [Input(DisplayName = "环节名称", Order = 0)]
    public Input<string> Stage { get; set; } = null!;

    /// <summary>The occasion, as the list of notices shows it.</summary>
    [Input(DisplayName = "消息场合", Order = 1)]
    public Input<string> Event { get; set; } = new("一次性告知补正");

    /// <summary>The wording of the notice.</summary>
    [Input(DisplayName = "告知内容", Description = "空白写作 {{名称}}，可用的名称见设计指南。", UIHint = InputUIHints.MultiLine, Order = 2)]
    public Input<string> Template { get; set; } = null!;

    /// <summary>To whom. Where it is the applicant and somebody acts as agent, both are told.</summary>
    [Input(
        DisplayName = "发送对象",
        Description = "选申请人而有代办人的，两人都告知。",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(AudienceOptions),
        Options = new[] { "applicant", "applicantAndAgent", "subject", "agent", "guardian", "unit", "payee", "allParties" },
        Order = 3)]
    public Input<string> Audience { get; set; } = new("applicant");

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context)
    {
        var desk = Desk(context);
        var bookmark = context.CreateBookmark(OnCorrected);
        var (byTask, rounds) = (desk.Case.Lacks.Length == 0, desk.Case.Corrections.Length);
        desk.Intend(new StatusSet(CaseStatus.AwaitingCorrection, Stage.Get(context)));
        desk.Intend(new CorrectionRequested(Guid.Parse(bookmark.Id, CultureInfo.InvariantCulture), Lacks(desk), byTask));
        desk.Intend(new NoticeQueued(desk.NewId(), Id, Event.Get(context), AudienceOf(desk, Audience.Get(context))) { Template = Template.Get(context) });
        if (rounds > 0)
        {
            desk.Intend(new NoticeQueued(desk.NewId(), Id, "再次要求补正", "supervisor")
            {
                Template = $"{{{{事项名称}}}}（办件编号{{{{办件编号}}}}）：第{rounds + 1}次要求申请人补正，请核实是否符合一次性告知的要求。",
            });
        }
    }

    /// <summary>Who is told: where the case has nobody of the audience, the applicant, for somebody must be.</summary>
    private static string AudienceOf(ICaseDesk desk, string audience)
    {
        var wanted = audience == NoticeAudience.Applicant.Id || NoticeAudience.Find(audience)!.In(desk.Application).Count > 0 ? audience : NoticeAudience.Applicant.Id;
        return wanted == NoticeAudience.Applicant.Id && desk.Case.Parties?.Contains(PartyRole.Agent.Id) is true ? NoticeAudience.ApplicantAndAgent.Id : wanted;
    }

    private static ImmutableArray<Lack> Lacks(ICaseDesk desk) => desk.Case.Lacks.Length > 0
        ? desk.Case.Lacks
        : desk.Opinion?.Data?.GetValueOrDefault(DeficientMaterials) is { ValueKind: JsonValueKind.Array } chosen
            ? [.. chosen.EnumerateArray().Select(id => new Lack(LackKind.Material, id.GetString()!, null))]
            : [];

    private static void OnCancelled(CancelSignal signal, SignalContext context)
    {
        var desk = Desk(context.ReceiverActivityExecutionContext);

        // A case that is closed, or one whose notice could not be made, awaits none.
        if (context.IsSelf && desk.Case.CorrectionBookmark is not null)
        {
            desk.Intend(new CorrectionCancelled());
        }
    }

    private ValueTask OnCorrected(ActivityExecutionContext context) => context.CompleteActivityWithOutcomesAsync("Corrected");
}
