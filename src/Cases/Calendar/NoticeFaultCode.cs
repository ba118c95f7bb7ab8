namespace MedInsFlows.Cases.Calendar;

/// <summary>Codes of what can be wrong with a notice, documented in <c>docs/problems.md</c>.</summary>
public static class NoticeFaultCode
{
    /// <summary>A member that a notice does not have.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>A member that a notice must have.</summary>
    public const string MissingField = "missing-field";

    /// <summary>Another JSON type than expected, or no possible value.</summary>
    public const string BadValue = "bad-value";

    /// <summary>No JSON.</summary>
    public const string Malformed = "malformed";

    /// <summary>A date that lies outside the notice's year.</summary>
    public const string OutsideYear = "outside-year";

    /// <summary>A date that is named twice.</summary>
    public const string Repeated = "repeated";

    /// <summary>A working day to be made up that is neither Saturday nor Sunday.</summary>
    public const string NotWeekend = "not-weekend";

    /// <summary>A statutory day is left out, or no date is named at all.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>The id is that of another notice.</summary>
    public const string AlreadyLoaded = "already-loaded";

    /// <summary>The year is arranged by another notice.</summary>
    public const string YearSettled = "year-settled";
}
