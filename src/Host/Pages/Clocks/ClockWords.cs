using System.Globalization;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Time;
using NodaTime;
using Colour = MedInsFlows.Cases.Clocks.Lamp;

namespace MedInsFlows.Host.Pages.Clocks;

/// <summary>Limits in words, as pages show them.</summary>
internal static class ClockWords
{
    private static readonly string[] Weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

    /// <summary>The word of a lamp and Tabler's colour of it.</summary>
    /// <param name="lamp">The lamp.</param>
    /// <param name="isOverdue">Whether the limit has passed.</param>
    public static (string Text, string Colour) Of(Colour lamp, bool isOverdue) => lamp switch
    {
        Colour.Red when isOverdue => ("超期", "red"),
        Colour.Red => (lamp.Word(), "red"),
        Colour.Yellow => (lamp.Word(), "yellow"),
        Colour.Green => (lamp.Word(), "green"),
        _ => (lamp.Word(), "secondary"),
    };

    /// <summary>What is left of a limit.</summary>
    /// <param name="remaining">Days after today; negative when overdue.</param>
    public static string Left(Count remaining) => Left(remaining.Value, new DayCount(remaining.Value, remaining.Unit).Text);

    /// <summary>What is left until a day, counting every day.</summary>
    /// <param name="dueOn">The last day.</param>
    /// <param name="today">Today.</param>
    public static string Left(LocalDate dueOn, LocalDate today)
    {
        var days = Period.DaysBetween(today, dueOn);
        return Left(days, string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(days)}天"));
    }

    /// <summary>How long a limit is, in Chinese.</summary>
    public static string Length(DeadlineView limit) => LimitLength.Of(limit.Kind, limit.Length).Text;

    /// <summary>What a time of a case is.</summary>
    public static string Name(DeadlineView limit) => limit switch
    {
        { Authority: TimeLimitAuthority.Promised } => "承诺时限",
        { Authority: TimeLimitAuthority.Statutory } => "法定时限",
        { TimeKind: TimeKind.Duty } => "应当办理的期限",
        { TimeKind: TimeKind.Window } => "可以办理的日子",
        { TimeKind: TimeKind.NotBefore } => "等待期",
        _ => "办理时限",
    };

    /// <summary>A day with its day of the week.</summary>
    public static string Day(LocalDate date) => $"{TimeWords.Date(date)} {Weekdays[(int)date.DayOfWeek - 1]}";

    private static string Left(int days, string text) => days switch
    {
        < 0 => $"已超期{text}",
        0 => "今日到期",
        _ => $"还剩{text}",
    };
}
