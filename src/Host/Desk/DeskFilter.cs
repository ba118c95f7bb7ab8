using System.Collections.Immutable;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Desk;

/// <summary>Which cases a list of the desk shows, as an address says it. Immutable; null or empty asks for nothing.</summary>
internal sealed record DeskFilter
{
    /// <summary>In place of a user name: open cases that nobody has claimed.</summary>
    public const string Unclaimed = "-";

    /// <summary>In place of a stage: open cases that have not come to one.</summary>
    public const string NoStage = "none";

    private const int LongestStretch = 92;

    /// <summary>The lamps, and overdue beside them.</summary>
    public static IReadOnlyList<string> Lamps { get; } = ["green", "yellow", "red", "none", "overdue"];

    /// <summary>What a status may be beside those of a case: all that ended, and those of them that kept their limit or did not.</summary>
    public static IReadOnlyList<string> Endings { get; } = ["ended", "inTime", "late"];

    /// <summary>What may have happened in a stretch of days.</summary>
    public static IReadOnlyList<string> Happenings { get; } = ["received", "ended", "overdue"];

    private static readonly ImmutableHashSet<string> FinalStatuses =
        [.. Endings, .. Enum.GetValues<CaseStatus>().Where(status => status.IsFinal()).Select(status => StatusWords.Of(status, attention: false))];

    public string? Stage { get; init; }

    public string? Item { get; init; }

    public string? Lamp { get; init; }

    /// <summary>User name of who holds a task of the case.</summary>
    public string? Caseworker { get; init; }

    /// <summary>In the words of the contract, or one of the <see cref="Endings"/>; where nothing is said, cases that are open.</summary>
    public string? Status { get; init; }

    public string? Agency { get; init; }

    /// <summary>The whole case number.</summary>
    public string? Number { get; init; }

    /// <summary>What happened between <see cref="From"/> and <see cref="Until"/>.</summary>
    public string? What { get; init; }

    public string? From { get; init; }

    public string? Until { get; init; }

    /// <summary>Whether it asks for cases that have ended.</summary>
    public bool IsEnded => Has(What) ? What == "ended" : IsFinal(Status);

    /// <summary>Whether it asks for open cases only.</summary>
    public bool IsOpen => !Has(What) && !IsEnded;

    /// <summary>The stretch of days; null where nothing is asked of one.</summary>
    public (LocalDate From, LocalDate Until)? Stretch => Has(What) && Day(From) is { } from && Day(Until) is { } until ? (from, until) : null;

    /// <summary>Everything that it asks, by the names of an address.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parts => All.Where(part => Has(part.Value)).Select(part => KeyValuePair.Create(part.Name, part.Value!));

    private (string Name, string? Value)[] All =>
    [
        ("stage", Stage), ("item", Item), ("lamp", Lamp), ("caseworker", Caseworker), ("status", Status), ("agency", Agency), ("number", Number), ("what", What), ("from", From), ("until", Until),
    ];

    /// <summary>Whether a status is that of cases that have ended.</summary>
    public static bool IsFinal(string? status) => Has(status) && FinalStatuses.Contains(status!);

    /// <summary>The address of a page or file that shows it.</summary>
    public string At(string path) =>
        string.Join('&', Parts.Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value)}")) is { Length: > 0 } query ? $"{path}?{query}" : path;

    /// <summary>Requires that it can be asked.</summary>
    /// <exception cref="ProblemException">It cannot; everything that is wrong is told.</exception>
    public void Require(Region region)
    {
        var errors = Judge(region).ToList();
        if (errors.Count > 0)
        {
            throw Problem.InvalidParameter(errors);
        }
    }

    private static bool Has(string? text) => !string.IsNullOrEmpty(text);

    private static LocalDate? Day(string? text) => text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 2000 and < 2200 } day } ? day : null;

    private IEnumerable<ProblemError> Judge(Region region)
    {
        foreach (var (name, value) in Parts)
        {
            if (value.Length > 100 || value.Contains('\0', StringComparison.Ordinal))
            {
                yield return Wrong(name, "筛选条件过长或含有空字符（U+0000），请更正。");
            }
        }

        if (Has(Lamp) && !Lamps.Contains(Lamp!))
        {
            yield return Wrong("lamp", $"时限灯应为 {string.Join('、', Lamps)} 之一。");
        }

        if (Has(Status) && !StatusWords.All.Contains(Status!) && !Endings.Contains(Status!))
        {
            yield return Wrong("status", $"状态应为 {string.Join('、', StatusWords.All.Concat(Endings))} 之一。");
        }

        if (Has(Agency) && region.Agencies.All(agency => agency.Id != Agency))
        {
            yield return Wrong("agency", "本地区没有这个经办机构，请从列表中选择。");
        }

        if (IsEnded && (Has(Stage) || Has(Lamp) || Has(Caseworker)))
        {
            yield return Wrong("status", "已结束的办件没有环节、时限灯和经办人，请去掉这些条件，或者改看在办办件。");
        }

        foreach (var error in JudgeStretch())
        {
            yield return error;
        }
    }

    private IEnumerable<ProblemError> JudgeStretch()
    {
        if (!Has(What))
        {
            if (Has(From) || Has(Until))
            {
                yield return Wrong("what", "写明了日期的，请选择是收件、办结还是超期的日期。");
            }
        }
        else if (!Happenings.Contains(What!))
        {
            yield return Wrong("what", $"日期的种类应为 {string.Join('、', Happenings)} 之一。");
        }
        else if (Stretch is not var (from, until))
        {
            yield return Wrong("from", "请写明起止日期，写作 年-月-日，例如 2026-04-20。");
        }
        else if (until < from || Period.DaysBetween(from, until) >= LongestStretch)
        {
            yield return Wrong("until", $"止日应不早于起日，起止最多 {LongestStretch} 日。");
        }
    }

    private static ProblemError Wrong(string name, string detail) => new($"?{name}", ErrorCode.BadValue, detail);
}
