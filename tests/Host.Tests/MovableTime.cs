namespace MedInsFlows.Host.Tests;

/// <summary>Machine time that a test moves, or lets begin when it likes; in between it passes as ever.</summary>
internal sealed class MovableTime : TimeProvider
{
    private DateTimeOffset? standing;
    private TimeSpan ahead;

    /// <summary>Time that passes only when it is moved.</summary>
    public static MovableTime StandingAt(DateTimeOffset instant) => new() { standing = instant.ToUniversalTime() };

    /// <summary>Time that passes as ever, from an instant on.</summary>
    public static MovableTime From(DateTimeOffset beginning)
    {
        var time = new MovableTime();
        time.Advance(beginning - time.GetUtcNow());
        return time;
    }

    public void Advance(TimeSpan by) => ahead += by;

    public override DateTimeOffset GetUtcNow() => (standing ?? base.GetUtcNow()) + ahead;
}
