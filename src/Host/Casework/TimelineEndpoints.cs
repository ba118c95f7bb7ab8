using System.Text.Json.Nodes;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Ratings;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Casework;

/// <summary>The course of a case, told from its journal.</summary>
internal static class TimelineEndpoints
{
    /// <summary>Maps the endpoint of the subject.</summary>
    public static void MapTimeline(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/cases/{id:guid}/timeline", TimelineAsync)
        .WithName("caseTimeline").WithTags("办件").WithSummary("办件的经过").Allow(Permission.ReadCases);

    private static async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(Guid id, Caller caller, CaseReader cases, JournalReader journal, CancellationToken cancellationToken)
    {
        await cases.ReadAsync(id, caller, cancellationToken);
        return Timeline.Of(await journal.ReadAsync(id, cancellationToken), named: !CaseReach.IsSenderOnly(caller));
    }
}

/// <summary>Something in the course of a case, on the wire.</summary>
internal sealed record TimelineEntry(Instant At, string Actor, string? Role, string? Stage, string Event, string Text);

/// <summary>Tells the course of a case in words.</summary>
internal static class Timeline
{
    /// <summary>The course of a case.</summary>
    /// <param name="entries">Its journal.</param>
    /// <param name="named">Whether those who handle it are named; to applicants only their role is told.</param>
    public static IReadOnlyList<TimelineEntry> Of(IEnumerable<JournalEntry> entries, bool named)
    {
        var told = new List<TimelineEntry>();
        string? stage = null;
        var corrections = 0;
        var (at, actor, role) = (default(Instant), string.Empty, (string?)null);
        foreach (var json in entries.Select(entry => entry.Json))
        {
            if (json["name"] is not null)
            {
                at = InstantPattern.ExtendedIso.Parse((string)json["at"]!).Value;
                role = (string?)json["role"];
                var roleName = role is null ? null : MedInsFlows.Cases.Agencies.Role.Find(role)?.Name;
                actor = named ? (string)json["actor"]! : roleName ?? "医保服务";
                if (Text((string)json["name"]!, json["input"] as JsonObject, named) is { } text)
                {
                    told.Add(new TimelineEntry(at, actor, role, stage, (string)json["name"]!, text));
                }
            }

            foreach (var intent in json["intents"] as JsonArray ?? [])
            {
                stage = (string?)intent!["stage"] ?? stage;
                corrections += (string?)intent["intent"] == nameof(CorrectionRequested) ? 1 : 0;
                if (Text(intent.AsObject(), corrections) is { } text)
                {
                    told.Add(new TimelineEntry(at, actor, role, stage, (string)intent["intent"]!, text));
                }
            }
        }

        return told;
    }

    private static string? Text(string name, JsonObject? input, bool named) => name switch
    {
        nameof(ApplicationSubmitted) => "提交业务申请",
        nameof(CorrectionSubmitted) => "提交补正",
        nameof(ApplicationWithdrawn) => "撤回申请",
        nameof(TaskClaimed) => "签收任务",
        nameof(TaskReleased) => "退签任务",
        nameof(TaskTransferred) => "转办任务",
        nameof(TaskDelegated) => "委派任务",
        nameof(TaskTakenBack) => "收回委派",
        nameof(SignerAdded) => AddedText(input!, named),
        nameof(SignerRemoved) when named => $"减签：{(string?)input?["userName"]}",
        nameof(SignerRemoved) => "减签",
        nameof(DecisionHeld) => DecisionText(input?["completed"]?.AsObject(), named) + "，等待加签人员签署",
        nameof(SignatureGiven) => $"签署加签意见：{(string?)input?["signed"]}",
        nameof(TaskReturned) => "退回之前的环节",
        nameof(DecisionTakenBack) => "拿回决定",
        nameof(TaskCopied) => "抄送任务",
        nameof(TaskReminded) => "催办",
        nameof(TaskUrged) => "任务加急",
        nameof(NoEligiblePerson) when named => "没有可以办理的人员，已告知负责人和监督人员",
        nameof(TaskLifted) => "任务交由上级机构办理",
        nameof(ExceptionMade) when named => $"负责人特批由{(string?)input?["to"]}办理",
        nameof(TaskCompleted) => DecisionText(input, named),
        nameof(IncidentRetried) => "系统异常已处理，继续办理",
        nameof(StepSkipped) => "系统异常已处理，跳过出错的步骤继续办理",
        nameof(FlowHeld) => "暂停办理，时限照常计算",
        nameof(LimitExtended) => "批准延长办理时限",
        nameof(FlowReleased) => "恢复办理",
        nameof(FlowMoved) => "流程调整到其他环节",
        nameof(FlowMigrated) => "改按新版流程办理",
        nameof(CaseTerminated) => "经办机构终止办理",
        nameof(PersonalDataErased) => "依法删除办件中的个人信息",
        nameof(CaseRated) => $"评价：{Word<Grade>((string)input!["rating"]!["grade"]!).Word()}",
        nameof(RatingFollowedUp) => $"评价的回访整改完成：{Word<FollowUpOutcome>((string)input!["outcome"]!).Word()}",
        nameof(PaymentHandled) => PaymentAct.NameOf(Word<PaymentActKind>((string)input!["act"]!["kind"]!)),
        nameof(CaseCancelled) => "因系统故障终止办理",
        _ => null,
    };

    private static string DecisionText(JsonObject? decided, bool named)
    {
        var (decision, holder, absent) = ((string?)decided?["decision"], (string?)decided?["onBehalfOf"], (string?)decided?["standsInFor"]);
        return !named ? $"作出决定：{decision}"
            : absent is not null ? $"作出决定：{decision}（代{absent}办理{Delegated(holder, absent)}）"
            : holder is not null ? $"作出决定：{decision}（受{holder}委派）"
            : $"作出决定：{decision}";
    }

    private static string AddedText(JsonObject added, bool named) =>
        $"{((string?)added["position"] == "after" ? "后加签" : "前加签")}{(named ? $"：{(string?)added["signer"]?["userName"]}" : string.Empty)}";

    private static TWord Word<TWord>(string word)
        where TWord : struct, Enum => Enum.Parse<TWord>(word, ignoreCase: true);

    private static string Delegated(string? holder, string absent) => holder == absent ? string.Empty : $"，受{holder}委派";

    private static string? LimitMovedText(string from, string to) => from == to
        ? null
        : $"因节假日安排调整，办理期限的届满日由{LimitMoved.Print(Read(from))}改为{LimitMoved.Print(Read(to))}";

    private static Instant Read(string instant) => InstantPattern.ExtendedIso.Parse(instant).Value;

    private static string? Text(JsonObject intent, int corrections) => (string?)intent["intent"] switch
    {
        nameof(CorrectionRequested) when corrections > 1 => $"第{corrections}次要求补正",
        nameof(CorrectionRequested) => "一次性告知需补正的内容",
        nameof(DocumentIssued) => $"出具文书：{(string?)intent["name"]}",
        nameof(PaymentOrdered) => "下达拨付",
        nameof(PaymentSettled) => (string?)intent["status"] == "paid" ? "已拨付" : "拨付失败",
        nameof(EntitlementRecorded) => $"待遇登记：{(string?)intent["entitlement"]?["title"]}",
        nameof(PublicNoticeBegun) => "开始公示",
        nameof(PublicNoticeEnded) => "公示结束",
        nameof(OpinionsSetAside) => "此前的审批意见须重新签署",
        nameof(TaskOpened) when intent["signs"] is not null => "等待加签人员签署",
        nameof(TaskOpened) => $"等待{Role.Find((string)intent["role"]!)?.Name}办理",
        nameof(ClockStarted) => "开始计算办理时限",
        nameof(ClockRecomputed) => LimitMovedText((string)intent["from"]!, (string)intent["to"]!),
        nameof(ClockPaused) => $"办理时限中止：{(string?)intent["reason"]}",
        nameof(ClockResumed) => $"办理时限恢复计算：{(string?)intent["reason"]}",
        nameof(ClockExtended) => "办理时限延长",
        nameof(ClockWarned) => (string?)intent["lamp"] == "red" ? "办理时限告急，已提醒经办人和监督人员" : "办理时限预警，已提醒经办人",
        nameof(TaskCancelled) when (string?)intent["reason"] is { } reason => $"任务取消：{reason}",
        nameof(ClockPassed) => "等待的期限已经届满",
        nameof(AcceptanceDeemed) => $"逾期未作决定，自收到申请之日起视为受理（{(string?)intent["clause"]}）",
        nameof(ClockBreached) => "超过办理时限",
        nameof(RosterJudged) => $"审核名册：共{(int)intent["rows"]!}行，{(int)intent["failed"]!}行不通过",
        nameof(NoticeQueued) => $"发送通知：{(string?)intent["event"]}",
        nameof(CaseClosed) => $"办结：{(string?)intent["result"]}",
        _ => null,
    };
}
