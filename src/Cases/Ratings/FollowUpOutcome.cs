namespace MedInsFlows.Cases.Ratings;

/// <summary>How the follow-up of a bad rating (回访整改) ended, by 国办发〔2019〕51号.</summary>
public enum FollowUpOutcome
{
    /// <summary>已整改: what was complained of is mended.</summary>
    Rectified,

    /// <summary>已解释说明: what was asked for has no basis in law, and that was explained.</summary>
    Explained,

    /// <summary>不予采纳: the rating was a mistake or made in bad faith.</summary>
    Dismissed,
}

/// <summary>The words for outcomes.</summary>
public static class FollowUpOutcomes
{
    /// <summary>The outcome in Chinese.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Word(this FollowUpOutcome outcome) => outcome switch
    {
        FollowUpOutcome.Rectified => "已整改",
        FollowUpOutcome.Explained => "已解释说明",
        _ => "经核实为误评，不予采纳",
    };
}
