using System.Collections.Frozen;
using System.Globalization;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Builtin.Waiting;

/// <summary>
/// The times of a cron expression: minute, hour, day of the month, month and day of the week, with seconds before them where there are six fields. Where
/// both days are restricted, both must fit. Times are UTC, as in Elsa.
/// </summary>
internal sealed class CronSchedule
{
    /// <summary>After so many days without a time there never is one: the 29th of February on a given day of the week comes within 40 years.</summary>
    private const int MostDays = 40 * 366;

    private static readonly FrozenSet<int> OnlyZero = [0];
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly string text;
    private readonly FrozenSet<int> seconds;
    private readonly FrozenSet<int> minutes;
    private readonly FrozenSet<int> hours;
    private readonly FrozenSet<int> days;
    private readonly FrozenSet<int> months;
    private readonly FrozenSet<int> weekdays;

    private CronSchedule(string text, IReadOnlyList<string> fields)
    {
        this.text = text;
        var first = fields.Count - 5;
        seconds = first == 0 ? OnlyZero : Field(fields[0], 0, 59);
        minutes = Field(fields[first], 0, 59);
        hours = Field(fields[first + 1], 0, 23);
        days = Field(fields[first + 2], 1, 31);
        months = Field(fields[first + 3], 1, 12, Months);
        weekdays = Field(fields[first + 4], 0, 7, Days).Select(day => day % 7).ToFrozenSet();
    }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FlowException">It cannot be read.</exception>
    public static CronSchedule Parse(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: 5 or 6 } fields
        ? new CronSchedule(text, fields)
        : throw new FlowException($"Cron 表达式“{text}”应有五段或六段：[秒] 分 时 日 月 周。");

    /// <summary>The first time after an instant.</summary>
    /// <exception cref="FlowException">There never is one.</exception>
    public DateTimeOffset After(DateTimeOffset instant)
    {
        var start = instant.ToUniversalTime();
        for (var (day, last) = (new DateTimeOffset(start.Date, TimeSpan.Zero), start.AddDays(MostDays)); day < last; day = day.AddDays(1))
        {
            if (months.Contains(day.Month) && days.Contains(day.Day) && weekdays.Contains((int)day.DayOfWeek)
                && TimesOf(day).Where(time => time > start).Cast<DateTimeOffset?>().FirstOrDefault() is { } next)
            {
                return next;
            }
        }

        throw new FlowException($"Cron 表达式“{text}”没有任何时间与之相符。");
    }

    private IEnumerable<DateTimeOffset> TimesOf(DateTimeOffset day) =>
        from hour in hours.Order()
        from minute in minutes.Order()
        from second in seconds.Order()
        select day.Add(new TimeSpan(hour, minute, second));

    private FrozenSet<int> Field(string field, int least, int most, string[]? names = null) =>
        field.Split(',').SelectMany(part => Part(part, least, most, names)).ToFrozenSet();

    private IEnumerable<int> Part(string part, int least, int most, string[]? names)
    {
        var (range, step) = part.Split('/') switch
        {
            [var whole] => (whole, 1),
            [var whole, var by] => (whole, Number(by, 1, most, null)),
            _ => throw Unreadable(part),
        };
        var (from, to) = range.Split('-') switch
        {
            ["*" or "?"] => (least, most),
            [var only] when step == 1 => (Number(only, least, most, names), Number(only, least, most, names)),
            [var only] => (Number(only, least, most, names), most),
            [var start, var end] => (Number(start, least, most, names), Number(end, least, most, names)),
            _ => throw Unreadable(part),
        };
        if (from > to)
        {
            throw Unreadable(part);
        }

        for (var value = from; value <= to; value += step)
        {
            yield return value;
        }
    }

    private int Number(string word, int least, int most, string[]? names)
    {
        var place = names is null ? -1 : Array.FindIndex(names, name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (place >= 0)
        {
            return place + least;
        }

        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Unreadable(word);
    }

    private FlowException Unreadable(string part) => new($"Cron 表达式“{text}”中的“{part}”无法识别。");
}
