using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Host.Demo.Plans;

/// <summary>When somebody at an agency comes to something, by its calendar and office hours. Immutable.</summary>
internal sealed class Diary(WorkingTime time)
{
    /// <summary>Whether the agency works on a date.</summary>
    public bool IsOpen(LocalDate date) => time.Calendar.Judge(date).IsWorkingDay;

    /// <summary>So many working days after a date, or before it.</summary>
    public LocalDate PlusWorkingDays(LocalDate date, int days)
    {
        for (; days != 0; days -= IsOpen(date) ? Math.Sign(days) : 0)
        {
            date = date.PlusDays(Math.Sign(days));
        }

        return date;
    }

    /// <summary>The instant that lies so much of office hours after another.</summary>
    public Instant After(Instant instant, Duration work)
    {
        for (var (date, from) = (ShanghaiTime.DateOf(instant), instant); ; date = date.PlusDays(1))
        {
            foreach (var (opens, closes) in IsOpen(date) ? Spans(date) : [])
            {
                var begins = Instant.Max(from, opens);
                if (begins < closes && closes - begins > work)
                {
                    return begins + work;
                }

                work -= begins < closes ? closes - begins : Duration.Zero;
            }
        }
    }

    /// <summary>Whether the office closes within two hours.</summary>
    public bool IsLate(Instant instant) => time.Hours.CloseOf(ShanghaiTime.DateOf(instant)) - instant < Duration.FromHours(2);

    /// <summary>The longest holiday between two dates, weekends aside: the last working day before it and the first after.</summary>
    public (LocalDate Eve, LocalDate Over) LongestHoliday(LocalDate from, LocalDate to)
    {
        var (longest, eve, over) = (0, from, from);
        for (var date = from; date < to; date = PlusWorkingDays(date, 1))
        {
            var next = PlusWorkingDays(date, 1);
            if (IsOpen(date) && Period.DaysBetween(date, next) > longest)
            {
                (longest, eve, over) = (Period.DaysBetween(date, next), date, next);
            }
        }

        return (eve, over);
    }

    private (Instant Opens, Instant Closes)[] Spans(LocalDate date) =>
    [
        (ShanghaiTime.InstantOf(date, time.Hours.Opens), ShanghaiTime.InstantOf(date, time.Hours.NoonFrom)),
        (ShanghaiTime.InstantOf(date, time.Hours.NoonTo), ShanghaiTime.InstantOf(date, time.Hours.Closes)),
    ];
}
