using System.Globalization;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Time;
using NodaTime.Text;

namespace MedInsFlows.Host.Pages.Calculator;

/// <summary>What is typed at the calculator, as it is typed. Immutable.</summary>
/// <param name="From">The date of the start.</param>
/// <param name="Time">The time of its day; may be absent.</param>
/// <param name="Kind">The name of a <see cref="LimitKind"/>.</param>
/// <param name="Length">How many of its units.</param>
/// <param name="RegionId">Whose days off count too; absent for none.</param>
/// <param name="Limit">Which of the limits of an item instead, counted from 0.</param>
internal sealed record CalculatorForm(string? From, string? Time, string? Kind, string? Length, string? RegionId, string? Limit)
{
    /// <summary>The limits of an item that an agency must keep.</summary>
    public static IReadOnlyList<ClockFacts> LimitsOf(PublishedItem? item) =>
        item is null ? [] : [.. item.Definition.Clocks.Where(clock => clock.TimeKind == TimeKind.Limit)];

    /// <summary>Reads what is to be reckoned.</summary>
    /// <param name="item">The item whose limits are offered; null where the limit is typed.</param>
    /// <param name="regions">The regions.</param>
    /// <param name="faults">All that is wrong, each with its place and its remedy.</param>
    /// <returns>The limit, its start and the region; null where something is wrong.</returns>
    public (LimitLength Length, ClockStart Start, string? Region)? Read(PublishedItem? item, IReadOnlyList<Region> regions, out IReadOnlyList<string> faults)
    {
        List<string> wrong = [];
        var (length, happening, assumed) = item is null ? (ReadLength(wrong), "起算", false) : ReadLimit(LimitsOf(item), wrong);
        var start = ReadStart(happening, assumed, wrong);
        var region = item?.Definition.Item.Region ?? (string.IsNullOrEmpty(RegionId) ? null : RegionId);
        if (region is not null && regions.All(known => known.Id != region))
        {
            wrong.Add("统筹地区：请从列表中选择。");
        }

        faults = wrong;
        return wrong.Count == 0 && start is not null ? (length, start, region) : null;
    }

    private (LimitLength Length, string Happening, bool Assumed) ReadLimit(IReadOnlyList<ClockFacts> limits, List<string> wrong)
    {
        var place = limits.Count == 1 && string.IsNullOrEmpty(Limit) ? 0 : int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : -1;
        if (place >= 0 && place < limits.Count)
        {
            var chosen = limits[place];
            return (LimitLength.Of(chosen.Limit.Kind, chosen.Limit.Length), chosen.StartEvent, chosen.StartAssumed);
        }

        wrong.Add("时限：请选择这个事项的一项时限。");
        return default;
    }

    private LimitLength ReadLength(List<string> wrong)
    {
        if (!Enum.TryParse<LimitKind>(Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            wrong.Add("计算方式：请从列表中选择。");
            return default;
        }

        var isNumber = int.TryParse(Length, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (kind == LimitKind.Immediate || (isNumber && LimitLength.IsPossible(kind, number)))
        {
            return LimitLength.Of(kind, number);
        }

        wrong.Add("长度：请填写整数，工作日 1 至 1000，自然日 1 至 3650，月 1 至 120。");
        return default;
    }

    private ClockStart? ReadStart(string happening, bool assumed, List<string> wrong)
    {
        var day = LocalDatePattern.Iso.Parse(From ?? string.Empty);
        if (!day.Success || !LimitCalculator.Covers(day.Value))
        {
            wrong.Add($"起算日期：请填写 {LimitCalculator.FirstStart:uuuu-MM-dd} 至 {LimitCalculator.LastStart:uuuu-MM-dd} 之间的日期，例如 2026-11-23。");
        }

        var minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Time ?? string.Empty);
        if (!string.IsNullOrEmpty(Time) && !minute.Success)
        {
            wrong.Add("起算时刻：请填写 00:00 至 23:59 之间的时刻，例如 16:30；不填则视为办公时间之内。");
        }

        return wrong.Count > 0 ? null
            : minute.Success ? ClockStart.From(ShanghaiTime.InstantOf(day.Value, minute.Value), happening, assumed)
            : ClockStart.From(day.Value, happening, assumed);
    }
}
