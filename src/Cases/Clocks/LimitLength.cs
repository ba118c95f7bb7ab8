using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace MedInsFlows.Cases.Clocks;

/// <summary>
/// The length of a limit as the document prints it: immediate, or a number of working days, calendar days or months. The default value is
/// <see cref="Immediate"/>. Immutable.
/// </summary>
[JsonConverter(typeof(LimitLengthConverter))]
public readonly record struct LimitLength
{
    private LimitLength(LimitKind kind, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, LongestOf(kind));
        (Kind, Number) = (kind, number);
    }

    /// <summary>即时办结.</summary>
    public static LimitLength Immediate => default;

    /// <summary>How the length is measured.</summary>
    public LimitKind Kind { get; }

    /// <summary>How many days or months, at least 1; 0 for an immediate limit.</summary>
    public int Number { get; }

    /// <summary>The length in Chinese, e.g. <c>20个工作日</c>.</summary>
    public string Text => Kind switch
    {
        LimitKind.Immediate => "即时办结",
        LimitKind.WorkingDays => string.Create(CultureInfo.InvariantCulture, $"{Number}个工作日"),
        LimitKind.CalendarDays => string.Create(CultureInfo.InvariantCulture, $"{Number}个自然日"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Number}个月"),
    };

    /// <summary>The unit in which what is left of such a limit is counted: a limit in months is counted down in calendar days.</summary>
    public DayUnit Unit => CountsEveryDay ? DayUnit.CalendarDays : DayUnit.WorkingDays;

    /// <summary>Whether days off count as well.</summary>
    internal bool CountsEveryDay => Kind is LimitKind.CalendarDays or LimitKind.Months;

    /// <summary>A number of working days.</summary>
    /// <param name="number">1 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public static LimitLength WorkingDays(int number) => new(LimitKind.WorkingDays, number);

    /// <summary>A number of calendar days.</summary>
    /// <param name="number">1 to 3,650.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public static LimitLength CalendarDays(int number) => new(LimitKind.CalendarDays, number);

    /// <summary>A number of months.</summary>
    /// <param name="number">1 to 120.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public static LimitLength Months(int number) => new(LimitKind.Months, number);

    /// <summary>A length of a given kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="number">How many of its units; not used for an immediate limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public static LimitLength Of(LimitKind kind, int number) => kind == LimitKind.Immediate ? Immediate : new(kind, number);

    /// <summary>Whether a number is in the range of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="number">How many of its units.</param>
    public static bool IsPossible(LimitKind kind, int number) => kind == LimitKind.Immediate ? number == 0 : number >= 1 && number <= LongestOf(kind);

    /// <summary>Reads a length from the words of the API.</summary>
    /// <param name="kind">The kind: <c>immediate</c>, <c>workingDays</c>, <c>calendarDays</c> or <c>months</c>.</param>
    /// <param name="number">The number; for an immediate limit absent or 0.</param>
    /// <param name="length">The length, if it could be read.</param>
    /// <param name="fault">What is wrong and how to mend it, in Chinese.</param>
    /// <returns>Whether the length could be read.</returns>
    public static bool TryRead(string? kind, int? number, out LimitLength length, [NotNullWhen(false)] out string? fault)
    {
        (length, fault) = (default, null);
        LimitKind? known = kind switch
        {
            "immediate" => LimitKind.Immediate,
            "workingDays" => LimitKind.WorkingDays,
            "calendarDays" => LimitKind.CalendarDays,
            "months" => LimitKind.Months,
            _ => null,
        };
        fault = known switch
        {
            null => $"没有“{kind}”这种时限；可用 immediate、workingDays、calendarDays 或 months。",
            LimitKind.Immediate when number is not (null or 0) => "即时办结（immediate）没有长度；请去掉长度。",
            { } measured and not LimitKind.Immediate when number is null || number < 1 || number > LongestOf(measured) =>
                string.Create(CultureInfo.InvariantCulture, $"{kind} 的长度应为 1 至 {LongestOf(measured)} 的整数。"),
            _ => null,
        };
        if (fault is not null)
        {
            return false;
        }

        length = known is LimitKind.Immediate ? Immediate : new(known!.Value, number!.Value);
        return true;
    }

    /// <summary>
    /// How many days must count before the limit ends. A limit in months is fixed once: from the start to the day of the same number in the
    /// month in which it ends, or to that month's last day (《民法典》第二百零二条).
    /// </summary>
    internal int DaysFrom(LocalDate startOn) => Kind switch
    {
        LimitKind.Immediate => 1,
        LimitKind.Months => Period.DaysBetween(startOn, startOn.PlusMonths(Number)),
        _ => Number,
    };

    /// <summary>About how many calendar days a length is, to tell which of two is longer without a start.</summary>
    internal static int AboutDays(LimitKind kind, int number) => kind switch
    {
        LimitKind.Immediate => 0,
        LimitKind.WorkingDays => number * 7 / 5,
        LimitKind.Months => number * 30,
        _ => number,
    };

    private static int LongestOf(LimitKind kind) => kind switch
    {
        LimitKind.WorkingDays => 1_000,
        LimitKind.CalendarDays => 3_650,
        _ => 120,
    };
}
