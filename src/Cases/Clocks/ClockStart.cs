using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>The event from which a limit runs, at an instant, or on a date where the time of day is not known. Immutable.</summary>
public sealed record ClockStart
{
    private ClockStart(string happening, LocalDate on, Instant? at, bool isAssumed) =>
        (Event, On, At, IsAssumed) = (happening, on, at, isAssumed);

    /// <summary>The event in the document's words, e.g. <c>受理</c> or <c>收到材料</c>.</summary>
    public string Event { get; }

    /// <summary>The date of the event. It is not itself counted.</summary>
    public LocalDate On { get; }

    /// <summary>The instant of the event; null if only its date is known, which then counts as within office hours.</summary>
    public Instant? At { get; }

    /// <summary>Whether the document does not name the start, so that this event is our assumption.</summary>
    public bool IsAssumed { get; }

    /// <summary>A start at an instant.</summary>
    public static ClockStart From(Instant at, string happening, bool isAssumed = false) =>
        new(happening, ShanghaiTime.DateOf(at), at, isAssumed);

    /// <summary>A start on a date.</summary>
    public static ClockStart From(LocalDate on, string happening, bool isAssumed = false) => new(happening, on, null, isAssumed);
}
