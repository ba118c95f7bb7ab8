using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>The instants at which the lamp of a running clock changes, so that cases can be found by their lamp without computing each.</summary>
/// <param name="YellowAt">From here on it is yellow.</param>
/// <param name="RedAt">From here on it is red.</param>
/// <param name="DueAt">The limit itself.</param>
public sealed record LampTimes(Instant YellowAt, Instant RedAt, Instant DueAt)
{
    /// <summary>Computes them, by asking day by day what the lamp will be.</summary>
    /// <param name="clock">A clock that runs.</param>
    /// <param name="time">Calendar and office hours.</param>
    /// <param name="thresholds">From which share of the limit left the lamp changes.</param>
    /// <param name="now">Business time.</param>
    public static LampTimes Of(Clock clock, WorkingTime time, LampThresholds thresholds, Instant now)
    {
        var deadline = DeadlineComputation.Compute(clock, time, now);
        Instant? yellow = null;
        for (var date = clock.Start.On; date <= deadline.DueOn; date = date.PlusDays(1))
        {
            var midnight = ShanghaiTime.StartOf(date);
            var lamp = Standing.Of(clock, deadline, time, thresholds, midnight).Lamp;
            yellow ??= lamp is Lamp.Yellow or Lamp.Red ? midnight : null;
            if (lamp == Lamp.Red)
            {
                return new LampTimes(yellow!.Value, midnight, deadline.DueAt);
            }
        }

        return new LampTimes(yellow ?? deadline.DueAt, deadline.DueAt, deadline.DueAt);
    }
}
