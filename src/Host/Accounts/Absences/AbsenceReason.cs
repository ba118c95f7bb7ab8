namespace MedInsFlows.Host.Accounts.Absences;

/// <summary>Why somebody is absent: a choice and no text, so that nothing about a person's health or family is kept.</summary>
internal enum AbsenceReason
{
    /// <summary>休假.</summary>
    Leave,

    /// <summary>公出.</summary>
    Duty,

    /// <summary>培训.</summary>
    Training,

    /// <summary>其他.</summary>
    Other,
}
