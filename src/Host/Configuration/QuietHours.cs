using System.Globalization;
using MedInsFlows.Cases.Clocks;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Configuration;

/// <summary>When nobody is to be disturbed, in Shanghai time; may span midnight. Immutable.</summary>
/// <param name="From">From this time on.</param>
/// <param name="To">Until just before this time.</param>
internal sealed record QuietHours(LocalTime From, LocalTime To)
{
    private static readonly LocalTimePattern Minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>21:00 to 08:00.</summary>
    public static QuietHours Night { get; } = new(new(21, 0), new(8, 0));

    /// <summary>Reads hours such as <c>21:00-08:00</c>; null where it is none.</summary>
    public static QuietHours? Parse(string text) =>
        text.Split('-') is [var from, var to] && Minute.Parse(from) is { Success: true, Value: var begins } && Minute.Parse(to) is { Success: true, Value: var ends } && begins != ends
            ? new QuietHours(begins, ends)
            : null;

    /// <summary>Whether it is quiet at an instant.</summary>
    public bool Include(DateTimeOffset at)
    {
        var time = Instant.FromDateTimeOffset(at).InZone(ShanghaiTime.Zone).TimeOfDay;
        return From < To ? time >= From && time < To : time >= From || time < To;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm}");
}
