using System.Globalization;

namespace MedInsFlows.Cases.Clocks;

/// <summary>A number of days that knows which days it counts.</summary>
/// <param name="Value">How many; negative for a limit that is overdue.</param>
/// <param name="Unit">Which days.</param>
public readonly record struct DayCount(int Value, DayUnit Unit)
{
    /// <summary>The count in Chinese, without its sign, e.g. <c>3个工作日</c>.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(Value)}个{(Unit == DayUnit.WorkingDays ? "工作日" : "自然日")}");
}
