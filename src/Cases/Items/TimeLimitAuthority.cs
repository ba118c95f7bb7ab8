namespace MedInsFlows.Cases.Items;

/// <summary>Who set a limit, where a promise and a statutory ceiling are printed side by side.</summary>
public enum TimeLimitAuthority
{
    /// <summary>承诺时限: what the agency promises; it governs the lamp of the case.</summary>
    Promised,

    /// <summary>法定时限: the ceiling that stands above the promise.</summary>
    Statutory,
}
