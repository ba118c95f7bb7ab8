namespace MedInsFlows.Cases.Items;

/// <summary>How a limit is counted.</summary>
public enum TimeLimitKind
{
    /// <summary>即时办结.</summary>
    Immediate,

    /// <summary>工作日.</summary>
    WorkingDays,

    /// <summary>自然日.</summary>
    CalendarDays,

    /// <summary>月.</summary>
    Months,
}
