namespace MedInsFlows.Host.Tests;

/// <summary>Machine time that a test moves, or lets begin when it likes; in between it passes as ever.</summary>
internal sealed class MovableTime : TimeProvider
{
    private TimeSpan ahead;

    public static MovableTime From(DateTimeOffset beginning)
    {
        var time = new MovableTime();
        time.Advance(beginning - time.GetUtcNow());
        return time;
    }

    public void Advance(TimeSpan by) => ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
