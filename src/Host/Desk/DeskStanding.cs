namespace MedInsFlows.Host.Desk;

/// <summary>How the open cases within a reach stand at one moment, and how the limits of those that ended were kept. Immutable.</summary>
/// <param name="Groups">The open cases, by item, stage and lamp.</param>
/// <param name="Loads">Who holds how many of them, the most first; without those that nobody has claimed.</param>
/// <param name="Unclaimed">Open cases with a task of a caseworker that nobody has claimed.</param>
/// <param name="InTime">Of the cases that the agency decided within a year, those that kept their limit.</param>
/// <param name="WithLimit">Of the same, those that had a limit.</param>
internal sealed record DeskStanding(IReadOnlyList<OpenGroup> Groups, IReadOnlyList<Load> Loads, Load Unclaimed, long InTime, long WithLimit)
{
    /// <summary>按时办结率, from 0 to 1, to four decimals; null where nothing with a limit has ended.</summary>
    public decimal? OnTimeRate => WithLimit == 0 ? null : decimal.Round((decimal)InTime / WithLimit, 4);

    /// <summary>All open cases.</summary>
    public long Open => Groups.Sum(group => group.Count);

    /// <summary>Those whose limit has passed.</summary>
    public long Overdue => Groups.Sum(group => group.Overdue);
}

/// <summary>Open cases of one item in one stage with one lamp.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Title">Its title.</param>
/// <param name="Stage">The stage as the document words it; empty before the first.</param>
/// <param name="Lamp">The lamp, in the word of the contract.</param>
/// <param name="Count">How many.</param>
/// <param name="Overdue">How many of them are overdue, which are red all.</param>
internal sealed record OpenGroup(string Item, string Title, string Stage, string Lamp, long Count, long Overdue);

/// <summary>The open tasks of caseworkers at one activity of a flow.</summary>
/// <param name="Activity">Id of the activity.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many.</param>
/// <param name="Overdue">How many of them are of overdue cases.</param>
internal sealed record ActivityLoad(string Activity, string Stage, long Count, long Overdue);

/// <summary>The open cases of which somebody holds a task.</summary>
/// <param name="UserName">Who decides it; empty for nobody.</param>
/// <param name="Name">The name of the account.</param>
/// <param name="Count">How many cases.</param>
/// <param name="Red">How many of them are red.</param>
/// <param name="Overdue">How many of those are overdue.</param>
internal sealed record Load(string UserName, string Name, long Count, long Red, long Overdue);
