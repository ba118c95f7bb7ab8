namespace MedInsFlows.Cases.Clocks;

/// <summary>How an application stands to the time at which it should or may come.</summary>
public enum FilingStanding
{
    /// <summary>The date from which the time is counted was not given.</summary>
    Unknown,

    /// <summary>It came in time.</summary>
    InTime,

    /// <summary>It came before it might.</summary>
    Early,

    /// <summary>It came later than it should.</summary>
    Late,
}
