namespace MedInsFlows.Host.Tests;

/// <summary>Machine time that a test moves.</summary>
internal sealed class MovableTime : TimeProvider
{
    private TimeSpan ahead;

    public void Advance(TimeSpan by) => ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
