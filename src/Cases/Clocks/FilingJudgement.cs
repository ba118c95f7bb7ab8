using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Calendar;
using MedInsFlows.Cases.Items;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Cases.Clocks;

/// <summary>Whether an application came when it should or might. Nothing follows from it by itself; those who handle the case see it. Immutable.</summary>
/// <param name="Fact">What the document says.</param>
/// <param name="Standing">How the application stands to it.</param>
/// <param name="On">The last day on which to apply, or, before a time has passed, the first; null where the date that it is counted from is not known.</param>
public sealed record FilingJudgement(FilingTime Fact, FilingStanding Standing, LocalDate? On)
{
    /// <summary>Judges an application.</summary>
    /// <param name="fact">What the document says.</param>
    /// <param name="application">The application.</param>
    /// <param name="receivedAt">When it came.</param>
    /// <param name="time">Calendar and office hours.</param>
    public static FilingJudgement Of(FilingTime fact, Application application, Instant receivedAt, WorkingTime time)
    {
        var receivedOn = ShanghaiTime.DateOf(receivedAt);
        if (fact.Kind == TimeKind.Window)
        {
            var last = new LocalDate(receivedOn.Year, receivedOn.Month, Math.Min(fact.UntilDay!.Value, receivedOn.Calendar.GetDaysInMonth(receivedOn.Year, receivedOn.Month)));
            return new(fact, receivedOn <= last ? FilingStanding.InTime : FilingStanding.Late, last);
        }

        // A date that cannot be true tells nothing; whether it may be sent is not asked here.
        if (DateOf(application, fact.Field!) is not { } from || from < WorkingCalendar.FirstDay || from > receivedOn.PlusYears(1))
        {
            return new(fact, FilingStanding.Unknown, null);
        }

        var clock = new Clock(LimitLength.Of(fact.Unit!.Value, fact.Length!.Value), ClockStart.From(from, fact.Text), string.Empty);
        var lastOn = DeadlineComputation.Compute(clock, time, receivedAt).DueOn;
        return fact.Kind == TimeKind.NotBefore
            ? new(fact, receivedOn > lastOn ? FilingStanding.InTime : FilingStanding.Early, lastOn.PlusDays(1))
            : new(fact, receivedOn <= lastOn ? FilingStanding.InTime : FilingStanding.Late, lastOn);
    }

    private static LocalDate? DateOf(Application application, string field) =>
        application.Fields.GetValueOrDefault(field) is { ValueKind: JsonValueKind.String } value && LocalDatePattern.Iso.Parse(value.GetString()!) is { Success: true } parsed
            ? parsed.Value
            : null;
}
