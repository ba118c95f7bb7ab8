using System.Collections.Immutable;
using NodaTime.Text;

namespace MedInsFlows.Cases.Clocks;

/// <summary>Says in Chinese which rules shaped a deadline, and what is uncertain about it.</summary>
internal static class DeadlineRemarks
{
    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("uuuu'年'M'月'd'日'");
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The remarks on a deadline, in the order in which the rules apply.</summary>
    public static ImmutableArray<string> On(Clock clock, Deadline deadline, OfficeHours hours)
    {
        var happening = clock.Start.Event;
        var closes = Time.Format(hours.Closes);
        var remarks = ImmutableArray.CreateBuilder<string>();

        remarks.Add(clock.Length.Kind == LimitKind.Immediate
            ? $"即时办结：应于{happening}当日下班（{closes}）前办结；下班后或休息日{happening}的，应于下一个工作日下班前办结。文件未写明钟点，此为推定。"
            : $"自{happening}（{Date.Format(deadline.StartOn)}）起算，开始的当日不计入（《民法典》第二百零一条）。");
        if (clock.Start.IsAssumed)
        {
            remarks.Add($"文件没有写明从何时起算，此处推定为{happening}。");
        }

        if (clock.TimeKind == TimeKind.Duty)
        {
            remarks.Add("这是申请人或其他机构应当办理的期限，只显示和催办，不计入本机构的办理时限。");
        }
        else if (clock.TimeKind == TimeKind.NotBefore)
        {
            remarks.Add("期满之后方可继续办理。");
        }

        if (clock.ExtendedFrom is { } before)
        {
            remarks.Add($"时限原为{before.Text}，因特殊情况经负责人批准延长，自起算之日起总计不超过{clock.Length.Text}。");
        }

        if (clock.Length.Kind == LimitKind.Months)
        {
            var corresponding = Date.Format(deadline.StartOn.PlusDays(deadline.Days));
            remarks.Add($"到期月的对应日为最后一日，没有对应日的，月末日为最后一日（《民法典》第二百零二条）：{corresponding}。中止的日数逐日补足。");
        }

        if (clock.Length.CountsEveryDay)
        {
            remarks.Add("最后一日是休息日的，顺延至其后的第一个工作日（《民法典》第二百零三条）。");
        }

        remarks.Add($"最后一日为{Date.Format(deadline.DueOn)}，截止时间为下班时间{closes}（《民法典》第二百零三条）。");
        if (deadline.ProvisionalFrom is { } from)
        {
            remarks.Add($"自{Date.Format(from)}起的日子暂按周末和法定节假日推算，因为{from.Year}年的放假安排没有通知可依；通知公布后重新计算。");
        }

        if (deadline.IsPaused)
        {
            remarks.Add("时限现在中止，最后一日按从现在起恢复计算得出，会随中止延后。");
        }

        return remarks.ToImmutable();
    }
}
