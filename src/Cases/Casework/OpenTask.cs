using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>A task that waits for someone.</summary>
/// <param name="Id">Its id.</param>
/// <param name="BookmarkId">Where the flow waits for it.</param>
/// <param name="Activity">The activity whose task it is.</param>
/// <param name="Stage">The step of the item.</param>
/// <param name="Role">Whose it is.</param>
/// <param name="OpenedAt">Since when it waits.</param>
public sealed record OpenTask(Guid Id, Guid BookmarkId, string Activity, string Stage, string Role, Instant OpenedAt)
{
    /// <summary>The user name of the one who has taken it.</summary>
    public string? ClaimedBy { get; init; }
}

/// <summary>Who decided what.</summary>
/// <param name="Activity">The activity whose task it was.</param>
/// <param name="Stage">The step of the item.</param>
/// <param name="Actor">The user name of the one who decided.</param>
/// <param name="Decision">The decision.</param>
public sealed record Decided(string Activity, string Stage, string Actor, string Decision);
