using System.Text.Json.Serialization;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Host.Time;

/// <summary>A limit that explains itself, on the wire. Before it starts, what is not known yet is null.</summary>
public sealed record DeadlineView(
    TimeKind TimeKind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TimeLimitAuthority? Authority,
    LimitKind Kind,
    int Length,
    string StartEvent,
    LocalDate? StartOn,
    bool StartAssumed,
    string EndEvent,
    LocalDate? DueOn,
    bool Provisional,
    Lamp Lamp,
    string LampText,
    Count? Remaining,
    bool Paused,
    Count? ElapsedSinceReceipt,
    IReadOnlyList<DeadlineDay> Days,
    IReadOnlyList<DeadlinePause> Pauses,
    string Clause,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<DeadlineView> Stages)
{
    /// <summary>The wire form of an explanation.</summary>
    /// <param name="explained">The explanation.</param>
    /// <param name="authority">Whether the limit is a promise or the ceiling above one.</param>
    public static DeadlineView Of(DeadlineExplanation explained, TimeLimitAuthority? authority = null) => new(
        explained.Clock.TimeKind,
        authority,
        explained.Clock.Length.Kind,
        explained.Clock.Length.Number,
        explained.Clock.Start.Event,
        explained.Deadline.StartOn,
        explained.Clock.Start.IsAssumed,
        explained.Clock.EndEvent,
        explained.Deadline.DueOn,
        explained.Deadline.IsProvisional,
        explained.Standing.Lamp,
        explained.Standing.Lamp.Word(),
        Count.Of(explained.Standing.Remaining),
        explained.Deadline.IsPaused,
        Count.Of(explained.Standing.ElapsedSinceReceipt),
        [.. explained.Days.Select(day => new DeadlineDay(day.Date, day.Counted, day.Reason))],
        [.. explained.Clock.Pauses.Select(pause => new DeadlinePause(pause.FromAt, pause.ToAt, pause.Reason, pause.Clause))],
        explained.Clock.Clause,
        explained.Remarks,
        []);

    /// <summary>The wire form of a limit that has not started.</summary>
    internal static DeadlineView NotStarted(ClockFacts facts) => new(
        facts.TimeKind,
        facts.Limit.Authority,
        facts.Limit.Kind,
        facts.Limit.Length,
        facts.StartEvent,
        null,
        facts.StartAssumed,
        facts.EndEvent,
        null,
        false,
        Lamp.None,
        Lamp.None.Word(),
        null,
        false,
        null,
        [],
        [],
        facts.Clause,
        [],
        []);

    /// <summary>The limit of the whole case with the other times of the case. Where the promise ends after the statutory ceiling, both stand and it is said.</summary>
    /// <param name="others">The other times.</param>
    public DeadlineView Above(IReadOnlyList<DeadlineView> others) => this with
    {
        Stages = others,
        Remarks =
        [
            .. Remarks,
            .. others.Where(other => other.Authority == TimeLimitAuthority.Statutory && other.DueOn < DueOn)
                .Select(other => $"承诺时限的最后一日（{DueOn:uuuu-MM-dd}）晚于法定时限的最后一日（{other.DueOn:uuuu-MM-dd}），两者冲突；系统照文件分别计算，不作改动。"),
        ],
    };
}

/// <summary>A number of days, on the wire.</summary>
public sealed record Count(int Value, DayUnit Unit)
{
    /// <summary>The wire form of a count.</summary>
    public static Count Of(DayCount count) => new(count.Value, count.Unit);
}

/// <summary>A day of a limit, on the wire.</summary>
public sealed record DeadlineDay(LocalDate Date, bool Counted, string Reason);

/// <summary>A time during which a limit stood still, on the wire.</summary>
public sealed record DeadlinePause(Instant FromAt, Instant? ToAt, string Reason, string Clause);
