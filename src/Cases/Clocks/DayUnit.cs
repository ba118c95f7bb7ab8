namespace MedInsFlows.Cases.Clocks;

/// <summary>Which days a number of days counts.</summary>
public enum DayUnit
{
    /// <summary>工作日.</summary>
    WorkingDays,

    /// <summary>自然日.</summary>
    CalendarDays,
}
