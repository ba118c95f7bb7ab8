using System.Diagnostics;
using System.Globalization;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Host.Commands;

/// <summary>Kills the host at a crash point, at once and without a farewell, as SIGKILL would; for tests of what survives. Thread-safe.</summary>
internal sealed class DeliberateCrash
{
    private readonly CrashPoint point;
    private readonly int time;
    private int times;

    private DeliberateCrash(CrashPoint point, int time) => (this.point, this.time) = (point, time);

    /// <summary>Reads <c>point:time</c>, for instance <c>BeforeCommit:3</c>: the third time that the host is about to commit.</summary>
    public static DeliberateCrash? Parse(string text) =>
        text.Split(':') is [var name, var digits]
        && Enum.GetNames<CrashPoint>().Contains(name, StringComparer.Ordinal)
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && time > 0
            ? new DeliberateCrash(Enum.Parse<CrashPoint>(name), time)
            : null;

    /// <summary>Told of each crash point as it is reached.</summary>
    public void Reach(CrashPoint reached)
    {
        if (reached == point && Interlocked.Increment(ref times) == time)
        {
            using var host = Process.GetCurrentProcess();
            host.Kill();
        }
    }
}
