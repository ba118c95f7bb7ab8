namespace MedInsFlows.Cases.Clocks;

/// <summary>How the length of a limit is measured.</summary>
public enum LimitKind
{
    /// <summary>即时办结: by close of business of the same day.</summary>
    Immediate,

    /// <summary>工作日.</summary>
    WorkingDays,

    /// <summary>自然日.</summary>
    CalendarDays,

    /// <summary>月.</summary>
    Months,
}
