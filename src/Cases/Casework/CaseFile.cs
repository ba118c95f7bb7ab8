using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Documents;
using MedInsFlows.Cases.Entitlements;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Ratings;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Cases.Casework;

/// <summary>
/// A case as the flow knows it: the sum of what came to it (<see cref="CaseEvent"/>) and what was intended (<see cref="CaseIntent"/>), in their
/// order. Being such a sum, a replay finds it again from the journal. Holds nothing personal. Immutable.
/// </summary>
public sealed record CaseFile
{
    /// <summary>The form in which it is kept.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Its number, 24 digits.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>The agency that handles it.</summary>
    public required string Agency { get; init; }

    /// <summary>The way the application came.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The kind of applicant.</summary>
    public string? ApplicantCase { get; init; }

    /// <summary>What the applicant declared.</summary>
    public required IReadOnlyList<string> Circumstances { get; init; }

    /// <summary>Whether somebody who accepts applications entered what another person brought, sent or told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsEnteredForOthers { get; init; }

    /// <summary>What its parties are, each role once; null where it has none, and where it came before this was kept.</summary>
    public IReadOnlyList<string>? Parties { get; init; }

    /// <summary>The application as it is now.</summary>
    public required Citation Application { get; init; }

    /// <summary>The last reason or data that someone gave with a decision.</summary>
    public Citation? Opinion { get; init; }

    /// <summary>Where it stands.</summary>
    public CaseStatus Status { get; init; }

    /// <summary>The step of the item, as its document words it.</summary>
    public string? Stage { get; init; }

    /// <summary>The result in words, once closed.</summary>
    public string? Result { get; init; }

    /// <summary>When the application came.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>When it was accepted.</summary>
    public Instant? AcceptedAt { get; init; }

    /// <summary>When it was closed.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>What it lacks.</summary>
    public ImmutableArray<Lack> Lacks { get; init; } = [];

    /// <summary>Where the flow waits for a correction.</summary>
    public Guid? CorrectionBookmark { get; init; }

    /// <summary>Tasks that wait for someone.</summary>
    public ImmutableArray<OpenTask> Tasks { get; init; } = [];

    /// <summary>What was decided, in order.</summary>
    public ImmutableArray<Decided> Decisions { get; init; } = [];

    /// <summary>Its clocks, in the order they were started.</summary>
    public ImmutableArray<CaseClock> Clocks { get; init; } = [];

    /// <summary>The clock of the whole case: the last that is open, or else the last; null if none was started.</summary>
    [JsonIgnore]
    public CaseClock? OverallClock => Clocks.LastOrDefault(clock => clock.IsOverall && clock.IsOpen) ?? Clocks.LastOrDefault(clock => clock.IsOverall);

    /// <summary>一次性告知: each time that the applicant was asked for a correction, in order.</summary>
    public ImmutableArray<CorrectionRound> Corrections { get; init; } = [];

    /// <summary>名册: what was found about the rows of its lists, the last finding for each list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<RosterFinding>? Rosters { get; init; }

    /// <summary>Its payment orders, in order; null where none was made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<CasePayment>? Payments { get; init; }

    /// <summary>What it has written that outlives it, in order; null where there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<CaseEntitlement>? Entitlements { get; init; }

    /// <summary>The papers that it has issued, in order; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<CaseDocument>? Documents { get; init; }

    /// <summary>好差评: what who sent it thinks of how it was handled; null where nothing was said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CaseRating? Rating { get; init; }

    /// <summary>An amount in yuan as it was entered last with a decision that stands, or else applied for; null where nobody has given one.</summary>
    /// <param name="field">The field or datum.</param>
    /// <param name="application">What the applicant sent.</param>
    public decimal? AmountOf(string field, Application application) =>
        LastWith(decided => decided.Amounts?.ContainsKey(field) is true) is { } decided ? decided.Amounts![field]
        : application.Fields.TryGetValue(field, out var sent) && sent.ValueKind == JsonValueKind.Number && sent.TryGetDecimal(out var amount) ? amount
        : null;

    /// <summary>A date as it was entered last with a decision that stands, or else by the applicant; null where nobody has given one.</summary>
    /// <param name="field">The field or datum.</param>
    /// <param name="application">What the applicant sent.</param>
    public LocalDate? DateOf(string field, Application application) =>
        LastWith(decided => decided.Dates?.ContainsKey(field) is true) is { } decided ? decided.Dates![field]
        : application.Fields.TryGetValue(field, out var sent) && sent.ValueKind == JsonValueKind.String && LocalDatePattern.Iso.Parse(sent.GetString()!).TryGetValue(default, out var date) ? date
        : null;

    private Decided? LastWith(Func<Decided, bool> entered) => Decisions.LastOrDefault(decided => !decided.IsSetAside && entered(decided));

    /// <summary>When the lamp of one of its clocks changes.</summary>
    /// <param name="clock">The clock, which runs.</param>
    /// <param name="time">Calendar and office hours.</param>
    /// <param name="item">The item, which says from which share of the limit left.</param>
    /// <param name="now">Business time.</param>
    public LampTimes TimesOf(CaseClock clock, WorkingTime time, Item item, Instant now) => LampTimes.Of(clock.ForComputation(ReceivedAt), time, item.Lamps, now);

    /// <summary>The id of the next clock that an activity starts: its own, and numbered from the second on.</summary>
    /// <param name="activity">The activity.</param>
    public string NextClockId(string activity) => Clocks.Count(clock => clock.Activity == activity) is > 0 and var earlier ? $"{activity}-{earlier + 1}" : activity;

    /// <summary>Whether a fault in the flow waits for an administrator.</summary>
    public bool NeedsAttention { get; init; }

    /// <summary>A case as an application opens it.</summary>
    /// <param name="submitted">The application.</param>
    /// <param name="at">When it came.</param>
    public static CaseFile Open(ApplicationSubmitted submitted, Instant at) => new()
    {
        CaseNumber = submitted.CaseNumber,
        Region = submitted.Region,
        Item = submitted.Item,
        Agency = submitted.Agency,
        Channel = submitted.Channel,
        ApplicantCase = submitted.ApplicantCase,
        Circumstances = submitted.Circumstances,
        IsEnteredForOthers = submitted.IsEnteredForOthers,
        Parties = submitted.Parties,
        Application = submitted.Application,
        ReceivedAt = at,
    };

    /// <summary>The case after something came to it.</summary>
    /// <param name="happening">What came.</param>
    public CaseFile After(CaseEvent happening) => happening switch
    {
        CorrectionSubmitted corrected => this with
        {
            Application = corrected.Application,
            Circumstances = corrected.Circumstances,
            Parties = corrected.Parties ?? Parties,
            Lacks = [],
            CorrectionBookmark = null,
            Corrections = CorrectionRound.Answer(Corrections, corrected.Materials),
        },
        TaskClaimed claimed => Hold(claimed.TaskId, claimed.Actor),
        TaskReleased released => Hold(released.TaskId, null),
        TaskTransferred transferred => Change(transferred.TaskId, task => task with { ClaimedBy = transferred.To, DelegatedTo = null }),
        TaskDelegated delegated => Change(delegated.TaskId, task => task with { DelegatedTo = delegated.To }),
        TaskTakenBack takenBack => Change(takenBack.TaskId, task => task with { DelegatedTo = null }),
        TaskReminded reminded => Change(reminded.TaskId, task => task with { RemindedAt = reminded.At }),
        TaskLifted lifted => Change(lifted.TaskId, task => task with { Superior = lifted.Agency, ClaimedBy = null, DelegatedTo = null }),
        ExceptionMade made => Change(made.TaskId, task => task with { ExceptedFor = made.To }),
        TaskUrged urged => Change(urged.TaskId, task => task with { IsUrgent = true }),
        TaskCompleted completed => Complete(completed),
        SignerAdded { Position: SignerPosition.After } added => Change(added.TaskId, task => task with { Signers = task.Signers.Add(added.Signer) }),
        SignerRemoved removed => Change(removed.TaskId, task => task with { Signers = task.Signers.RemoveAll(signer => signer.UserName == removed.UserName) }).GoOn(removed.TaskId, removed.Decision),
        DecisionHeld held => Change(held.Completed.TaskId, task => task with { Held = held.Completed }) with { Opinion = held.Completed.Opinion ?? Opinion },
        SignatureGiven given => Sign(given),
        TaskReturned returned => SetAside(FirstOf(returned)) with { Opinion = returned.Opinion },
        DecisionTakenBack { Activity: null } takenBack when Tasks.Any(task => task.Id == takenBack.TaskId) => Change(takenBack.TaskId, task => task with { Held = null }),
        DecisionTakenBack => SetAside(Decisions.Length - 1),
        DocumentRendered rendered => this with
        {
            Documents = [.. (Documents ?? []).Select(document => document.Id == rendered.DocumentId ? document with { Sha256 = rendered.Sha256, Rendered = rendered.Rendered } : document)],
        },
        CaseRated rated => this with { Rating = rated.Rating },
        RatingFollowedUp followed => this with { Rating = Rating! with { ClosedAt = followed.At, Outcome = followed.Outcome } },
        PaymentHandled handled => this with { Payments = [.. (Payments ?? []).Select(payment => payment.Id == handled.PaymentId ? payment.After(handled.Act) : payment)] },
        ApplicationWithdrawn withdrawn => this with { Opinion = withdrawn.Opinion },
        CaseCancelled cancelled => this with { Opinion = cancelled.Opinion },
        CaseTerminated terminated => this with { Opinion = terminated.Opinion },
        _ => this,
    };

    /// <summary>The case after something was intended.</summary>
    /// <param name="intent">What.</param>
    /// <param name="at">Business time.</param>
    /// <param name="calendar">The version of the calendar that counts.</param>
    public CaseFile After(CaseIntent intent, Instant at, int calendar) => intent switch
    {
        AcceptanceDeemed deemed => this with { Status = CaseStatus.Accepted, Stage = deemed.Stage, AcceptedAt = AcceptedAt ?? ReceivedAt },
        StatusSet set => this with
        {
            Status = set.Status,
            Stage = set.Stage,
            AcceptedAt = AcceptedAt ?? (set.Status == CaseStatus.Accepted ? at : null),
        },
        CompletenessJudged judged => this with { Lacks = [.. judged.Lacks] },
        TaskOpened opened => this with
        {
            Tasks = Tasks.Add(new OpenTask(opened.TaskId, opened.BookmarkId, opened.Activity, opened.Stage, opened.Role, at)
            {
                Preceding = Decisions.Length,
                Signs = opened.Signs,
                ClaimedBy = opened.Signer?.UserName,
                AddedBy = opened.Signer?.AddedBy,
                RosterRows = opened.RosterRows,
            }),
        },
        RosterJudged judged => this with
        {
            Rosters = [.. (Rosters ?? []).Where(finding => finding.Field != judged.Field), new RosterFinding(judged.Field, judged.Rows, judged.Failed, Opinion!)],
        },
        TaskCancelled cancelled => this with { Tasks = Tasks.RemoveAll(task => task.Id == cancelled.TaskId || task.Signs == cancelled.TaskId) },
        OpinionsSetAside opinions => this with { Decisions = [.. Decisions.Select(decided => decided.TaskId is { } task && opinions.Tasks.Contains(task) ? decided with { IsSetAside = true } : decided)] },
        CorrectionRequested requested => this with
        {
            Lacks = [.. requested.Lacks],
            CorrectionBookmark = requested.BookmarkId,
            Corrections = Corrections.Add(CorrectionRound.Of(requested, at)),
        },
        CorrectionCancelled => this with { Lacks = [], CorrectionBookmark = null },
        ClockStarted started => this with { Clocks = Clocks.Add(started.Clock with { Calendar = calendar }) },
        ClockStopped stopped => Change(stopped.Clock, clock => clock with { StoppedAt = at }),
        ClockPaused paused => Compute(paused.Clock, calendar, clock => clock.Pause(at, paused.Reason, paused.Clause)),
        ClockResumed resumed => Compute(resumed.Clock, calendar, clock => clock.Resume(at)),
        ClockExtended extended => Compute(extended.Clock, calendar, clock => clock.Extend(extended.Total)),
        ClockRecomputed moved => Compute(moved.Clock, calendar, clock => clock.Move(moved.From, moved.To, at)),
        ClockWarned warned => Change(warned.Clock, clock => clock with { Warned = warned.Lamp }),
        ClockBreached breached => Change(breached.Clock, clock => clock with { Breached = true }),
        ClockRearmed rearmed => Change(rearmed.Clock, clock => clock with { Generation = clock.Generation + 1 }),
        ClockPassed passed => Change(passed.Clock, clock => clock with { Passed = true }),
        PaymentOrdered ordered => this with { Payments = (Payments ?? []).Add(new CasePayment(ordered.PaymentId, ordered.Activity, ordered.Payee, ordered.Lines, PaymentStatus.Ordered, at)) },
        PaymentSettled settled => this with
        {
            Payments = [.. (Payments ?? []).Select(payment => payment.Id == settled.PaymentId ? payment with { Status = settled.Status, At = at, Voucher = settled.Voucher } : payment)],
        },
        EntitlementRecorded recorded => this with { Entitlements = (Entitlements ?? []).Add(recorded.Entitlement) },
        DocumentIssued issued => this with
        {
            Documents = (Documents ?? []).Add(new CaseDocument(
                issued.DocumentId, issued.Activity, issued.Kind, issued.Name, $"{CaseNumber}-{(Documents?.Length ?? 0) + 1:00}", issued.Audience, issued.Delivery, at)),
        },
        CaseClosed closed => this with { Status = closed.Status, Stage = closed.Stage, Result = closed.Result, ClosedAt = at, Lacks = [], CorrectionBookmark = null },
        _ => this,
    };

    private CaseFile Hold(Guid taskId, string? holder) => Change(taskId, task => task with { ClaimedBy = holder });

    private CaseFile Change(Guid taskId, Func<OpenTask, OpenTask> change) =>
        this with { Tasks = [.. Tasks.Select(task => task.Id == taskId ? change(task) : task)] };

    private CaseFile SetAside(int first) => this with { Decisions = [.. Decisions.Select((decided, place) => place < first ? decided : decided with { IsSetAside = true })] };

    private CaseFile Complete(TaskCompleted completed)
    {
        var task = Tasks.First(task => task.Id == completed.TaskId);
        return this with
        {
            Opinion = completed.Opinion ?? Opinion,
            Tasks = Tasks.Remove(task),
            Decisions = Decisions.Add(new Decided(task.Activity, task.Stage, completed.Actor, completed.Decision)
            {
                OnBehalfOf = completed.OnBehalfOf,
                StandsInFor = completed.StandsInFor,
                TaskId = task.Id,
                Duty = completed.Duty,
                Amounts = completed.Amounts,
                Dates = completed.Dates,
            }),
        };
    }

    private CaseFile Sign(SignatureGiven given)
    {
        var signature = Tasks.First(task => task.Id == given.TaskId);
        var task = Tasks.First(task => task.Id == signature.Signs);
        var signed = this with
        {
            Tasks = Tasks.Remove(signature),
            Decisions = Decisions.Add(new Decided(task.Activity, task.Stage, given.Actor, given.Signed) { TaskId = signature.Id, Signs = task.Id }),
        };
        return given.Signed == Signature.Disagrees ? signed.Change(task.Id, refused => refused with { Held = null }) : signed.GoOn(task.Id, given.Decision);
    }

    /// <summary>The decision that was held stands, where nobody is awaited any more. Its opinion is the case's since it was made.</summary>
    private CaseFile GoOn(Guid taskId, string? decision) =>
        decision is null ? this : Complete(Tasks.First(task => task.Id == taskId).Held! with { Opinion = null });

    private int FirstOf(TaskReturned returned) => Decisions.IndexOf(Decisions.First(decided =>
        !decided.IsSetAside && decided.Signs is null && decided.Activity == returned.Activity && (returned.Stage is null || decided.Stage == returned.Stage)));

    private CaseFile Compute(string clock, int calendar, Func<CaseClock, CaseClock> change) => Change(clock, candidate => change(candidate) with { Calendar = calendar });

    private CaseFile Change(string clock, Func<CaseClock, CaseClock> change) =>
        this with { Clocks = [.. Clocks.Select(candidate => candidate.Id == clock ? change(candidate) : candidate)] };
}
