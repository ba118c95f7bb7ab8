namespace MedInsFlows.Cases.Clocks;

/// <summary>The lamp of a limit. It is never shown without its <see cref="LampWords">word</see>.</summary>
public enum Lamp
{
    /// <summary>The clock does not run.</summary>
    None,

    /// <summary>Time enough.</summary>
    Green,

    /// <summary>Time grows short.</summary>
    Yellow,

    /// <summary>Almost due, due today, or overdue.</summary>
    Red,
}
