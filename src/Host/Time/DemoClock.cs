using System.Globalization;
using MedInsFlows.Cases.Calendar;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Configuration;
using NodaTime;

namespace MedInsFlows.Host.Time;

/// <summary>Moves business time forward, so that limits can be seen at work. Outside demo mode there is none. Thread-safe.</summary>
internal sealed class DemoClock(BusinessTime time, CaseTimers timers, Settings settings)
{
    private static readonly Instant Latest = WorkingCalendar.LastDay.PlusYears(-15).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    /// <summary>What it shows.</summary>
    /// <exception cref="ProblemException">It is not demo mode.</exception>
    public ClockView Read() => settings.Demo
        ? new ClockView(Instant.FromDateTimeOffset(time.GetUtcNow()), time.Offset.ToString("c", CultureInfo.InvariantCulture))
        : throw Problem.NotFound();

    /// <summary>Moves it forward; timers that come due have fired before this answers.</summary>
    /// <exception cref="ProblemException">It is not demo mode, or the instant does not lie ahead, or too far.</exception>
    public async Task<ClockView> AdvanceAsync(Instant to, CancellationToken cancellationToken)
    {
        if (to < Read().BusinessTime || to > Latest || !await time.AdvanceToAsync(to.ToDateTimeOffset(), cancellationToken))
        {
            throw Problem.InvalidBody([new("/advanceTo", ErrorCode.BadValue, "演示时钟只能拨向将来，且不晚于 2085 年。")]);
        }

        await timers.FireAllDueAsync(cancellationToken);
        return Read();
    }
}

/// <summary>The demo clock, on the wire and on pages.</summary>
internal sealed record ClockView(Instant BusinessTime, string Offset);
