using System.Text.Json.Serialization;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Entitlements;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Payments;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>
/// Something that an activity wants to come about. It becomes part of the case file when the activity has run, is written to the journal, and is
/// carried out by the shell in the burst's commit. Nothing personal.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "intent")]
[JsonDerivedType(typeof(StatusSet), "StatusSet")]
[JsonDerivedType(typeof(CompletenessJudged), "CompletenessJudged")]
[JsonDerivedType(typeof(TaskOpened), "TaskOpened")]
[JsonDerivedType(typeof(TaskCancelled), "TaskCancelled")]
[JsonDerivedType(typeof(OpinionsSetAside), "OpinionsSetAside")]
[JsonDerivedType(typeof(CorrectionRequested), "CorrectionRequested")]
[JsonDerivedType(typeof(CorrectionCancelled), "CorrectionCancelled")]
[JsonDerivedType(typeof(ClockStarted), "ClockStarted")]
[JsonDerivedType(typeof(ClockPaused), "ClockPaused")]
[JsonDerivedType(typeof(ClockResumed), "ClockResumed")]
[JsonDerivedType(typeof(ClockStopped), "ClockStopped")]
[JsonDerivedType(typeof(ClockRecomputed), "ClockRecomputed")]
[JsonDerivedType(typeof(ClockExtended), "ClockExtended")]
[JsonDerivedType(typeof(ClockWarned), "ClockWarned")]
[JsonDerivedType(typeof(ClockBreached), "ClockBreached")]
[JsonDerivedType(typeof(ClockRearmed), "ClockRearmed")]
[JsonDerivedType(typeof(ClockPassed), "ClockPassed")]
[JsonDerivedType(typeof(AcceptanceDeemed), "AcceptanceDeemed")]
[JsonDerivedType(typeof(NoticeQueued), "NoticeQueued")]
[JsonDerivedType(typeof(RosterJudged), "RosterJudged")]
[JsonDerivedType(typeof(PaymentOrdered), "PaymentOrdered")]
[JsonDerivedType(typeof(PaymentSettled), "PaymentSettled")]
[JsonDerivedType(typeof(EntitlementRecorded), "EntitlementRecorded")]
[JsonDerivedType(typeof(DocumentIssued), "DocumentIssued")]
[JsonDerivedType(typeof(PublicNoticeBegun), "PublicNoticeBegun")]
[JsonDerivedType(typeof(PublicNoticeEnded), "PublicNoticeEnded")]
[JsonDerivedType(typeof(CaseClosed), "CaseClosed")]
public abstract record CaseIntent;

/// <summary>The case enters a stage.</summary>
/// <param name="Status">Where it stands now.</param>
/// <param name="Stage">The step of the item, as its document words it.</param>
public sealed record StatusSet(CaseStatus Status, string Stage) : CaseIntent;

/// <summary>完整性检查 has judged the application.</summary>
/// <param name="Lacks">What it lacks; nothing means it is complete.</param>
public sealed record CompletenessJudged(IReadOnlyList<Lack> Lacks) : CaseIntent;

/// <summary>A task waits for someone.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="BookmarkId">Where the flow waits for it.</param>
/// <param name="Activity">The activity whose task it is.</param>
/// <param name="Stage">The step of the item.</param>
/// <param name="Role">Whose it is.</param>
public sealed record TaskOpened(Guid TaskId, Guid BookmarkId, string Activity, string Stage, string Role) : CaseIntent
{
    /// <summary>加签: the task for which it is a signature; null where it is a task of the flow.</summary>
    public Guid? Signs { get; init; }

    /// <summary>How many rows of a list it judges; null where it judges none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RosterRows { get; init; }

    /// <summary>Whose signature it is; null where it is a task of the flow.</summary>
    public Signer? Signer { get; init; }
}

/// <summary>The rows of a list were judged; what was found of each stands in the opinion that the case cites then.</summary>
/// <param name="Field">The field that is the list.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Failed">How many of them did not pass.</param>
public sealed record RosterJudged(string Field, int Rows, int Failed) : CaseIntent;

/// <summary>What was decided on some tasks carries the case no more. 不相容岗位 counts it all the same.</summary>
/// <param name="Tasks">The tasks.</param>
public sealed record OpinionsSetAside(IReadOnlyList<Guid> Tasks) : CaseIntent;

/// <summary>A task is not wanted any more, nor are the signatures that were asked for on it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Reason">Why, in a word, where the flow goes on without it (超时).</param>
public sealed record TaskCancelled(Guid TaskId, string? Reason = null) : CaseIntent;

/// <summary>一次性告知: the applicant is asked for everything that is missing.</summary>
/// <param name="BookmarkId">Where the flow waits for the correction.</param>
/// <param name="Lacks">What is missing.</param>
/// <param name="ByTask">Whether someone who had looked at the application asks; otherwise the completeness check does, which cannot look into files.</param>
public sealed record CorrectionRequested(Guid BookmarkId, IReadOnlyList<Lack> Lacks, bool ByTask) : CaseIntent;

/// <summary>The correction is not awaited any more.</summary>
public sealed record CorrectionCancelled : CaseIntent;

/// <summary>A clock begins to run.</summary>
/// <param name="Clock">The clock.</param>
public sealed record ClockStarted(CaseClock Clock) : CaseIntent;

/// <summary>A clock stands still from now on.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Reason">Why, in a few words that explain a day.</param>
/// <param name="Clause">The place in the document that lets it stand still.</param>
public sealed record ClockPaused(string Clock, string Reason, string Clause) : CaseIntent;

/// <summary>A clock goes on.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Reason">Why.</param>
/// <param name="Clause">The place in the document that says so.</param>
public sealed record ClockResumed(string Clock, string Reason, string Clause) : CaseIntent;

/// <summary>A limit is longer from now on.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Total">How long in total.</param>
public sealed record ClockExtended(string Clock, LimitLength Total) : CaseIntent;

/// <summary>A limit draws near, and those who handle the case are told.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Lamp">Its lamp from now on.</param>
public sealed record ClockWarned(string Clock, Lamp Lamp) : CaseIntent;

/// <summary>A clock has come to its end.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Met">Whether what it waits for has happened; otherwise the case ended before.</param>
public sealed record ClockStopped(string Clock, bool Met) : CaseIntent;

/// <summary>The points of time of a clock were computed anew by a later calendar. A limit that had passed and now ends later has not passed.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="From">When the limit ended before.</param>
/// <param name="To">When it ends now.</param>
public sealed record ClockRecomputed(string Clock, Instant From, Instant To) : CaseIntent;

/// <summary>A limit has passed.</summary>
/// <param name="Clock">The clock.</param>
public sealed record ClockBreached(string Clock) : CaseIntent;

/// <summary>The points of time of a clock are others, because the flow by which the case goes on says so; its limit stays.</summary>
/// <param name="Clock">The clock.</param>
public sealed record ClockRearmed(string Clock) : CaseIntent;

/// <summary>A time that is no limit has passed.</summary>
/// <param name="Clock">The clock.</param>
public sealed record ClockPassed(string Clock) : CaseIntent;

/// <summary>视为受理: nobody decided in time whether the application is accepted, so it is, from the day it came.</summary>
/// <param name="Stage">The step of the item.</param>
/// <param name="Clause">The place in the law that says so.</param>
public sealed record AcceptanceDeemed(string Stage, string Clause) : CaseIntent;

/// <summary>消息通知: something is told to someone.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="Activity">The activity that sends it.</param>
/// <param name="Event">On what occasion.</param>
/// <param name="Audience">To whom; the id of a <see cref="Notices.NoticeAudience"/>.</param>
public sealed record NoticeQueued(Guid NoticeId, string Activity, string Event, string Audience) : CaseIntent
{
    /// <summary>The wording, which the pinned definition has; not written again.</summary>
    [JsonIgnore]
    public string Template { get; init; } = string.Empty;
}

/// <summary>拨付: money is to be paid.</summary>
/// <param name="PaymentId">The payment order.</param>
/// <param name="Activity">The activity that orders it.</param>
/// <param name="Payee">Who is paid, by his part in the case.</param>
/// <param name="Lines">What each fund pays.</param>
public sealed record PaymentOrdered(Guid PaymentId, string Activity, string Payee, IReadOnlyList<PaymentLine> Lines) : CaseIntent;

/// <summary>What became of a payment order.</summary>
/// <param name="PaymentId">The payment order.</param>
/// <param name="Status">What.</param>
/// <param name="Voucher">付款凭证号; null where there is none.</param>
public sealed record PaymentSettled(Guid PaymentId, PaymentStatus Status, string? Voucher) : CaseIntent;

/// <summary>待遇登记: something that outlives the case is written.</summary>
/// <param name="Entitlement">What.</param>
public sealed record EntitlementRecorded(CaseEntitlement Entitlement) : CaseIntent;

/// <summary>出具文书: a paper is issued.</summary>
/// <param name="DocumentId">The paper.</param>
/// <param name="Activity">The activity that issues it.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Audience">For whom it is.</param>
/// <param name="Delivery">How it is delivered.</param>
public sealed record DocumentIssued(Guid DocumentId, string Activity, string Kind, string Name, string Audience, string Delivery) : CaseIntent
{
    /// <summary>What the flow says in it, which the pinned definition has; not written again.</summary>
    [JsonIgnore]
    public string? Body { get; init; }
}

/// <summary>公示: the case stands on the published list from now on.</summary>
/// <param name="NoticeId">The entry of the list.</param>
/// <param name="Clock">The clock that says until when.</param>
public sealed record PublicNoticeBegun(Guid NoticeId, string Clock) : CaseIntent
{
    /// <summary>What is published, which the pinned definition has; not written again.</summary>
    [JsonIgnore]
    public string? Text { get; init; }
}

/// <summary>公示: the case stands on the published list no more.</summary>
/// <param name="NoticeId">The entry of the list.</param>
public sealed record PublicNoticeEnded(Guid NoticeId) : CaseIntent;

/// <summary>办结: the case is closed.</summary>
/// <param name="Status">With what.</param>
/// <param name="Stage">The step of the item.</param>
/// <param name="Result">The result in words.</param>
public sealed record CaseClosed(CaseStatus Status, string Stage, string Result) : CaseIntent;

/// <summary>A material or field that is not as the item asks.</summary>
/// <param name="Kind">Whether a material or a field.</param>
/// <param name="Id">Its id in the item.</param>
/// <param name="Reason">What is wrong; null where someone said so in an opinion, which may be personal.</param>
public sealed record Lack(LackKind Kind, string Id, string? Reason)
{
    /// <summary>Its printed name; of what is due of a party, ours.</summary>
    /// <param name="item">The item.</param>
    public string NameIn(Item item) => Kind == LackKind.Material
        ? item.Materials.FirstOrDefault(material => material.Id == Id)?.Name ?? PartyDues.Paper(Id)?.Name ?? Id
        : item.RequiredFields.FirstOrDefault(field => field.Id == Id)?.Name ?? PartyDues.Detail(Id)?.Name ?? Id;
}

/// <summary>What can be lacking.</summary>
public enum LackKind
{
    /// <summary>A material.</summary>
    Material,

    /// <summary>A field.</summary>
    Field,
}
