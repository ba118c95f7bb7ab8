using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>A clock of a case, as it was started and as it stands.</summary>
/// <param name="Id">Its id, unique within the case.</param>
/// <param name="Activity">The activity that started it; its definition says what the document prints.</param>
/// <param name="Length">How long; once extended, in total.</param>
/// <param name="StartEvent">What started it (受理 …).</param>
/// <param name="StartAssumed">Whether the document leaves the start open.</param>
/// <param name="StartedAt">When.</param>
public sealed record CaseClock(string Id, string Activity, LimitLength Length, string StartEvent, bool StartAssumed, Instant StartedAt)
{
    /// <summary>What the limit covers.</summary>
    public TimeLimitScope Scope { get; init; }

    /// <summary>What the time asks, and of whom.</summary>
    public TimeKind TimeKind { get; init; }

    /// <summary>Whether the limit is a promise or the ceiling above one; null where only one is printed.</summary>
    public TimeLimitAuthority? Authority { get; init; }

    /// <summary>What ends it (办结, 审批开通 …).</summary>
    public string EndEvent { get; init; } = "办结";

    /// <summary>Where the flow waits until it has passed; null where it goes on meanwhile.</summary>
    public Guid? BookmarkId { get; init; }

    /// <summary>Grows each time its points of time are computed anew.</summary>
    public int Generation { get; init; }

    /// <summary>The version of the calendar by which its points of time were computed. As it is started the flow knows none; the case file fills it in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Calendar { get; init; }

    /// <summary>The stretches in which it stood still, in order; only the last may still be open.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>The length before an extension; null while there is none.</summary>
    public LimitLength? ExtendedFrom { get; init; }

    /// <summary>The last lamp of which those who handle the case were warned.</summary>
    public Lamp Warned { get; init; }

    /// <summary>When it ended.</summary>
    public Instant? StoppedAt { get; init; }

    /// <summary>Whether the limit has passed.</summary>
    public bool Breached { get; init; }

    /// <summary>Whether a time that is no limit has passed.</summary>
    public bool Passed { get; init; }

    /// <summary>Whether it is the limit of the whole case, which the lamp of the case shows.</summary>
    [JsonIgnore]
    public bool IsOverall => TimeKind == TimeKind.Limit && Scope != TimeLimitScope.Stage && Authority != TimeLimitAuthority.Statutory;

    /// <summary>Whether it has not ended.</summary>
    [JsonIgnore]
    public bool IsOpen => StoppedAt is null;

    /// <summary>Whether it stands still for a time.</summary>
    [JsonIgnore]
    public bool IsPaused => IsOpen && !Pauses.IsEmpty && Pauses[^1].ToAt is null;

    /// <summary>Whether time passes for it.</summary>
    [JsonIgnore]
    public bool IsRunning => IsOpen && !IsPaused;

    /// <summary>The clock for computation.</summary>
    /// <param name="receivedAt">When the application came, from which the days since receipt are counted.</param>
    /// <param name="clause">Where the limit is printed; the definition says so.</param>
    public Clock ForComputation(Instant receivedAt, string clause = "") => new(Length, ClockStart.From(StartedAt, StartEvent, StartAssumed), clause)
    {
        TimeKind = TimeKind,
        EndEvent = EndEvent,
        Pauses = Pauses,
        ExtendedFrom = ExtendedFrom,
        StoppedAt = StoppedAt,
        ReceivedOn = ShanghaiTime.DateOf(receivedAt),
    };

    internal CaseClock Pause(Instant at, string reason, string clause) => this with { Pauses = Pauses.Add(new Pause(at, null, reason, clause)) };

    internal CaseClock Resume(Instant at) => this with
    {
        Pauses = Pauses.SetItem(Pauses.Length - 1, new Pause(Pauses[^1].FromAt, at, Pauses[^1].Reason, Pauses[^1].Clause)),
        Generation = Generation + 1,
    };

    /// <summary>Counted by another calendar: a limit that had passed and now ends later has not passed, and what draws near later is warned of again.</summary>
    internal CaseClock Move(Instant from, Instant to, Instant now) => this with
    {
        Warned = to > from ? Lamp.None : Warned,
        Breached = Breached && to <= now,
        Passed = Passed && to <= now,
        Generation = Generation + 1,
    };

    internal CaseClock Extend(LimitLength total) => this with { Length = total, ExtendedFrom = Length, Warned = Lamp.None, Generation = Generation + 1 };
}
