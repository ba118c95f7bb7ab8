using System.Globalization;
using System.Text.RegularExpressions;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>A limit that a regular expression reads out of a phrase.</summary>
internal readonly partial record struct Duration(LimitKind Kind, int Length)
{
    public static IReadOnlyList<Duration> In(string phrase) =>
        [.. Pattern().Matches(Letters.Squeezed(phrase)).Select(found => Read(found.Groups[1].Value, found.Groups[2].Value)).Distinct()];

    public override string ToString() => Kind switch
    {
        LimitKind.Immediate => "即时办结",
        LimitKind.WorkingDays => $"{Length}个工作日",
        LimitKind.CalendarDays => $"{Length}个自然日",
        _ => $"{Length}个月",
    };

    private static Duration Read(string length, string unit) => length.Length == 0
        ? new Duration(LimitKind.Immediate, 0)
        : new Duration(Unit(unit), int.Parse(length, CultureInfo.InvariantCulture));

    private static LimitKind Unit(string unit) => unit switch
    {
        "工作日" => LimitKind.WorkingDays,
        "月" => LimitKind.Months,
        _ => LimitKind.CalendarDays,
    };

    [GeneratedRegex("([0-9]+)个?(工作日|自然日|日历日|月)(?!度|[0-9])|即时")]
    private static partial Regex Pattern();
}
