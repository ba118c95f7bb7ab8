using System.Collections.Immutable;

namespace MedInsFlows.Cases.Calendar;

/// <summary>
/// What a notice must keep to beside those that are known already: it has an id of its own, amends what is there, and settles no year that is
/// settled. So two notices never say different things about a year without one of them saying that it changes the other.
/// </summary>
public static class NoticeSuccession
{
    /// <summary>Finds everything that is wrong.</summary>
    /// <param name="notice">The notice, sound in itself.</param>
    /// <param name="known">The notices known before.</param>
    /// <param name="regions">The ids of the regions.</param>
    public static ImmutableArray<NoticeFault> Check(HolidayNotice notice, IReadOnlyCollection<HolidayNotice> known, IReadOnlyCollection<string> regions)
    {
        var faults = ImmutableArray.CreateBuilder<NoticeFault>();
        if (known.Any(other => other.Id == notice.Id))
        {
            faults.Add(new("/id", NoticeFaultCode.AlreadyLoaded, $"已经装载过 id 为“{notice.Id}”、内容不同的通知；若是修改先前的安排，请另起 id，并用 amends 写明所修改的通知。"));
        }

        if (notice.Region is { } region && !regions.Contains(region))
        {
            faults.Add(new("/region", NoticeFaultCode.BadValue, $"没有统筹地区“{region}”；可用的有 {string.Join('、', regions)}，全国的通知不写 region。"));
        }

        if (notice.Amends is { } amended)
        {
            faults.AddRange(CheckAmended(notice, amended, known.FirstOrDefault(other => other.Id == amended)));
        }
        else if (notice.SettlesYear && known.FirstOrDefault(other => other.SettlesYear && other.Year == notice.Year) is { } settled)
        {
            faults.Add(new("/year", NoticeFaultCode.YearSettled, $"{notice.Year} 年已由通知“{settled.Id}”安排；若是修改，请用 amends 写明其 id。"));
        }

        if (notice is { DaysOff.IsEmpty: true, WorkingDays.IsEmpty: true, OrdinaryDays.IsEmpty: true } && !notice.SettlesYear)
        {
            faults.Add(new("", NoticeFaultCode.Incomplete, "通知没有写任何日期；请填写 daysOff、workingDays 或 ordinaryDays。"));
        }

        return faults.ToImmutable();
    }

    private static IEnumerable<NoticeFault> CheckAmended(HolidayNotice notice, string amended, HolidayNotice? original)
    {
        if (original is null)
        {
            yield return new("/amends", NoticeFaultCode.BadValue, $"没有装载过 id 为“{amended}”的通知；请先装载它，或核对 amends。");
            yield break;
        }

        if (original.Year != notice.Year)
        {
            yield return new("/year", NoticeFaultCode.BadValue, $"所修改的通知“{amended}”安排的是 {original.Year} 年；请改正 year 或 amends。");
        }

        if (original.Region != notice.Region)
        {
            yield return new("/region", NoticeFaultCode.BadValue, $"所修改的通知“{amended}”{(original.Region is { } region ? $"是统筹地区“{region}”的" : "是全国的")}；region 应与之相同，地方的安排请另写一份不带 amends 的通知。");
        }
    }
}
