namespace MedInsFlows.Cases.Clocks;

/// <summary>From which moment of a case a clock runs. The event in words is a matter of its own (<see cref="ClockStart.Event"/>).</summary>
public enum ClockOrigin
{
    /// <summary>When the flow comes to the activity that starts it.</summary>
    Now,

    /// <summary>When the application came, whatever was done since (自收到材料之日起).</summary>
    Receipt,

    /// <summary>When the application was accepted, or was deemed to be; where it is not yet, when the flow comes there.</summary>
    Acceptance,
}
