namespace MedInsFlows.Cases.Tasks;

/// <summary>What a decision means for the applicant, in the words of the REST contract.</summary>
public enum DecisionKind
{
    /// <summary>The case goes on.</summary>
    Positive,

    /// <summary>The case goes back.</summary>
    Return,

    /// <summary>The case ends without what was applied for.</summary>
    Negative,
}
