using System.Globalization;
using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>
/// What follows from a notice about days off: the clocks are computed anew, and where the limit of the case ends on another date, the applicant and
/// those who handle the case are told.
/// </summary>
public static class LimitMoved
{
    /// <summary>The occasion of what is told. No document words it; that the wording is ours stands in its text.</summary>
    public const string Occasion = "办理期限调整";

    internal static IEnumerable<CaseIntent> Of(CalendarAmended amended, CaseFile file, Func<Guid> newId)
    {
        foreach (var moved in amended.Clocks)
        {
            yield return new ClockRecomputed(moved.Clock, moved.From, moved.To);
        }

        if (amended.Clocks.FirstOrDefault(moved => moved.Clock == file.OverallClock?.Id && moved.From != moved.To) is { } told)
        {
            var text = $"因节假日安排调整，办理期限的届满日由{Print(told.From)}改为{Print(told.To)}。";
            yield return Tell("applicant", $"{{{{申请人姓名}}}}，您好：您申请的{{{{事项名称}}}}（办件编号{{{{办件编号}}}}），{text}（推定：文件没有规定这一通知的内容，文字由本系统拟定。）{{{{经办机构落款}}}}");
            yield return Tell("handler", $"{{{{事项名称}}}}（办件编号{{{{办件编号}}}}）：{text}");
        }

        NoticeQueued Tell(string audience, string template) => new(newId(), file.OverallClock!.Activity, Occasion, audience) { Template = template };
    }

    /// <summary>The date of an instant in words.</summary>
    /// <param name="instant">The instant.</param>
    public static string Print(Instant instant) => ShanghaiTime.DateOf(instant).ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);
}
