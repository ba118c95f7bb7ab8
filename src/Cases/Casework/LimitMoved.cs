using System.Globalization;
using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>What follows from a notice about days off: the clocks are computed anew, and where the limit of the case ends on another date, the applicant is told.</summary>
public static class LimitMoved
{
    /// <summary>The occasion of what is told. No document words it; that the wording is ours stands in its text.</summary>
    public const string Occasion = "办理期限调整";

    internal static IEnumerable<CaseIntent> Of(CalendarAmended amended, CaseFile file)
    {
        foreach (var moved in amended.Clocks)
        {
            yield return new ClockRecomputed(moved.Clock, moved.From, moved.To);
        }

        if (file.Clocks.LastOrDefault(clock => clock.StoppedAt is null) is { } limit
            && amended.Clocks.FirstOrDefault(moved => moved.Clock == limit.Id) is { } told
            && told.From != told.To)
        {
            yield return new NoticeQueued(amended.NoticeId, limit.Activity, Occasion, "applicant")
            {
                Template = $"{{{{申请人姓名}}}}，您好：您申请的{{{{事项名称}}}}（办件编号{{{{办件编号}}}}），因节假日安排调整，办理期限的届满日由{Print(told.From)}改为{Print(told.To)}。"
                    + "（推定：文件没有规定这一通知的内容，文字由本系统拟定。）{{经办机构落款}}",
            };
        }
    }

    /// <summary>The date of an instant in words.</summary>
    /// <param name="instant">The instant.</param>
    public static string Print(Instant instant) => ShanghaiTime.DateOf(instant).ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);
}
