namespace MedInsFlows.Cases.Clocks;

/// <summary>At which share of a limit left its lamp changes. Immutable.</summary>
public sealed record LampThresholds
{
    /// <summary>Sets the shares, each from 0 to 1.</summary>
    /// <param name="yellow">Yellow at this share left or less.</param>
    /// <param name="red">Red at this share left or less, not more than <paramref name="yellow"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is out of range.</exception>
    public LampThresholds(decimal yellow, decimal red)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(yellow, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(red, yellow);
        ArgumentOutOfRangeException.ThrowIfNegative(red);
        (Yellow, Red) = (yellow, red);
    }

    /// <summary>Yellow at 40 % left, red at 20 %.</summary>
    public static LampThresholds Default { get; } = new(0.4m, 0.2m);

    /// <summary>Yellow at this share left or less.</summary>
    public decimal Yellow { get; }

    /// <summary>Red at this share left or less.</summary>
    public decimal Red { get; }
}
