using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Api.Problems;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Casework;

/// <summary>Days from one to another, both included, in Shanghai; each end may be open. Immutable.</summary>
/// <param name="From">When the first begins; null for no beginning.</param>
/// <param name="Until">When the day after the last begins; null for no end.</param>
internal sealed record DayRange(Instant? From, Instant? Until)
{
    /// <summary>Reads the days of a query, written as 2026-04-20; what is empty is open.</summary>
    /// <exception cref="ProblemException">One is no day, or the last comes before the first; all is told at once.</exception>
    public static DayRange Read(string? from, string? to, string fromName = "from", string toName = "to")
    {
        List<ProblemError> errors = [];
        var (first, last) = (Day(from, fromName, errors), Day(to, toName, errors));
        if (first > last)
        {
            errors.Add(new($"?{toName}", ErrorCode.BadValue, "截止日期早于起始日期，请核对。"));
        }

        return errors.Count == 0 ? new(first is { } begin ? ShanghaiTime.StartOf(begin) : null, last is { } end ? ShanghaiTime.StartOf(end.PlusDays(1)) : null) : throw Problem.InvalidParameter(errors);
    }

    private static LocalDate? Day(string? text, string name, List<ProblemError> errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } && day.Year is >= 1900 and < 2200)
        {
            return day;
        }

        errors.Add(new($"?{name}", ErrorCode.BadValue, $"{(name.EndsWith("to", StringComparison.OrdinalIgnoreCase) ? "截止日期" : "起始日期")}应写作 年-月-日，例如 2026-04-20。"));
        return null;
    }
}
