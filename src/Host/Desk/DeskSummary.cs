using System.ComponentModel;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Host.Desk;

/// <summary>
/// The figures of the desk on the wire. <c>by…</c> and <c>overdue</c> count the open cases within the caller's reach as they stand in business time: each once
/// by stage, lamp and item; by caseworker once for everyone who holds one of its tasks, so that a case that nobody has claimed is in none. The lamps are
/// always all four. Overdue is a case whose running limit has passed; one whose clock stands still is not. The on-time rate is that of the cases which the agency decided
/// within the last 365 days, completed, refused or rejected, and that had a limit; it is null where there is none.
/// </summary>
internal sealed record DeskSummary(
    [property: Description("在办办件按环节；还没有进入环节的，key 为 none")] IReadOnlyList<DeskCount> ByStage,
    [property: Description("在办办件按时限灯：green、yellow、red、none")] IReadOnlyList<DeskCount> ByLamp,
    [property: Description("在办办件按事项")] IReadOnlyList<DeskCount> ByItem,
    [property: Description("在办办件按持有任务的经办人；无人签收的不计")] IReadOnlyList<DeskCount> ByCaseworker,
    [property: Description("超期的在办办件")] long Overdue,
    [property: Description("近 365 日按时办结率，0 到 1；没有可计的办件时为 null")] decimal? OnTimeRate)
{
    private static readonly (string Key, Lamp Lamp)[] Lamps = [("green", Lamp.Green), ("yellow", Lamp.Yellow), ("red", Lamp.Red), ("none", Lamp.None)];

    /// <summary>The wire form.</summary>
    public static DeskSummary Of(DeskStanding standing) => new(
        Count(standing, group => group.Stage, group => (group.Stage.Length == 0 ? DeskFilter.NoStage : group.Stage, group.Stage.Length == 0 ? "未进入环节" : group.Stage)),
        [.. Lamps.Select(lamp => new DeskCount(lamp.Key, lamp.Lamp.Word(), standing.Groups.Where(group => group.Lamp == lamp.Key).Sum(group => group.Count)))],
        Count(standing, group => group.Item, group => (group.Item, group.Title)),
        [.. standing.Loads.Select(load => new DeskCount(load.UserName, load.Name, load.Count))],
        standing.Overdue,
        standing.OnTimeRate);

    private static List<DeskCount> Count(DeskStanding standing, Func<OpenGroup, string> key, Func<OpenGroup, (string Key, string Name)> words) =>
    [
        .. standing.Groups.GroupBy(key, (_, alike) => alike.ToList())
            .Select(alike => (Words: words(alike[0]), Count: alike.Sum(group => group.Count)))
            .OrderByDescending(counted => counted.Count).ThenBy(counted => counted.Words.Key, StringComparer.Ordinal)
            .Select(counted => new DeskCount(counted.Words.Key, counted.Words.Name, counted.Count)),
    ];
}

/// <summary>How many there are of one kind, on the wire.</summary>
internal sealed record DeskCount(string Key, string Name, long Count);
