using MedInsFlows.Cases.Clocks;
using NodaTime;
using static MedInsFlows.Cases.Tests.Clocks.Limits;

namespace MedInsFlows.Cases.Tests.Clocks;

/// <summary>Clocks drawn from a fixed seed: any kind of limit, starts from 2024 to 2026 at any minute, none to three pauses.</summary>
internal sealed class RandomClocks(int seed)
{
    private const int MinutesOfThreeYears = 1096 * 24 * 60;
    private const int LongestPauseInMinutes = 20 * 24 * 60;

    private readonly Random random = new(seed);

    /// <summary>How many cases a property is tried on: the one place that decides it.</summary>
    private static int Count => Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1" ? 1_000_000 : 10_000;

    /// <summary>Holds a property against many cases.</summary>
    public static void Try(int seed, Action<RandomClocks> property)
    {
        var draw = new RandomClocks(seed);
        for (var i = 0; i < Count; i++)
        {
            property(draw);
        }
    }

    public int Number(int from, int to) => random.Next(from, to + 1);

    public Instant Moment() => At("2024-01-01T00:00") + Duration.FromMinutes(random.Next(MinutesOfThreeYears));

    public LimitLength Length() => random.Next(4) switch
    {
        0 => LimitLength.Immediate,
        1 => LimitLength.WorkingDays(Number(1, 90)),
        2 => LimitLength.CalendarDays(Number(1, 120)),
        _ => LimitLength.Months(Number(1, 6)),
    };

    public Clock Clock(LimitLength length, bool mayPause = true)
    {
        var start = Moment();
        return new(length, random.Next(4) == 0 ? ClockStart.From(ShanghaiTime.DateOf(start), "受理") : ClockStart.From(start, "受理"), "第一条")
        {
            Pauses = [.. Enumerable.Range(0, mayPause ? random.Next(4) : 0).Select(_ => Pause(start))],
        };
    }

    private Pause Pause(Instant start)
    {
        var from = start + Duration.FromMinutes(random.Next(3 * LongestPauseInMinutes));
        return new(from, from + Duration.FromMinutes(random.Next(LongestPauseInMinutes)), "补正中止", "第二条");
    }
}
