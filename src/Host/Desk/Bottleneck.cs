namespace MedInsFlows.Host.Desk;

/// <summary>堵点: a stage of an item where open cases are red. Immutable.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Title">Its title.</param>
/// <param name="Stage">The stage; empty before the first.</param>
/// <param name="Count">Open cases.</param>
/// <param name="Red">Of them, those that are red.</param>
/// <param name="Overdue">Of those, the overdue ones.</param>
internal sealed record Bottleneck(string Item, string Title, string Stage, long Count, long Red, long Overdue)
{
    private const int Most = 10;

    /// <summary>The worst: where most are overdue, then where most are red.</summary>
    public static IReadOnlyList<Bottleneck> Of(DeskStanding standing) =>
    [
        .. standing.Groups.GroupBy(group => (group.Item, group.Title, group.Stage))
            .Select(groups => new Bottleneck(
                groups.Key.Item,
                groups.Key.Title,
                groups.Key.Stage,
                groups.Sum(group => group.Count),
                groups.Where(group => group.Lamp == "red").Sum(group => group.Count),
                groups.Sum(group => group.Overdue)))
            .Where(place => place.Red > 0)
            .OrderByDescending(place => place.Overdue).ThenByDescending(place => place.Red).ThenBy(place => (place.Item, place.Stage))
            .Take(Most),
    ];
}
