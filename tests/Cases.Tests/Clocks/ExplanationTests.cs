using MedInsFlows.Cases.Clocks;
using static MedInsFlows.Cases.Tests.Clocks.Limits;

namespace MedInsFlows.Cases.Tests.Clocks;

/// <summary>What a deadline says of itself.</summary>
public class ExplanationTests
{
    [Fact]
    public void A_working_day_limit_explains_every_day()
    {
        var pause = Pause("2026-10-09T10:00", "2026-10-10T09:00");

        Explain(Clock(LimitLength.WorkingDays(4), "2026-09-29T10:00", pause)).Words().Should().Equal(
            "+ 09-30 工作日",
            "- 10-01 国庆节",
            "- 10-02 国庆节",
            "- 10-03 国庆节",
            "- 10-04 国庆节",
            "- 10-05 国庆节",
            "- 10-06 国庆节",
            "- 10-07 国庆节",
            "+ 10-08 工作日",
            "- 10-09 补正中止",
            "+ 10-10 调休上班",
            "- 10-11 周末",
            "+ 10-12 工作日");
    }

    [Fact]
    public void A_calendar_day_limit_counts_days_off_but_does_not_end_on_one()
    {
        var pause = Pause("2026-11-26T10:00", "2026-11-27T10:00");

        Explain(Clock(LimitLength.CalendarDays(4), "2026-11-25T10:00", pause)).Words().Should().Equal(
            "- 11-26 补正中止", "+ 11-27 自然日", "+ 11-28 自然日", "+ 11-29 自然日", "+ 11-30 自然日");
        Explain(Clock(LimitLength.CalendarDays(2), "2026-11-26T10:00")).Words().Should().Equal(
            "+ 11-27 自然日", "- 11-28 周末，期满顺延", "- 11-29 周末，期满顺延", "+ 11-30 自然日");
    }

    [Fact]
    public void An_immediate_limit_of_the_same_day_has_no_days_after_the_start()
    {
        Explain(Clock(LimitLength.Immediate, "2026-11-23T10:00")).Days.Should().BeEmpty();
        Explain(Clock(LimitLength.Immediate, "2026-11-27T18:00")).Words().Should().Equal("- 11-28 周末", "- 11-29 周末", "+ 11-30 工作日");
        Explain(Clock(LimitLength.Immediate, "2026-11-28T10:00")).Words().Should().Equal("- 11-29 周末", "+ 11-30 工作日");
    }

    [Fact]
    public void The_earlier_of_two_pauses_gives_the_reason()
    {
        Pause[] pauses = [Pause("2026-11-24T10:00", "2026-11-25T10:00", "甲"), Pause("2026-11-24T09:00", "2026-11-26T10:00", "乙")];

        Explain(Clock(LimitLength.WorkingDays(1), "2026-11-23T10:00", pauses)).Words().Should().Equal(
            "- 11-24 甲", "- 11-25 乙", "+ 11-26 工作日");
    }

    [Fact]
    public void A_stopped_clock_is_explained_to_its_last_day_all_the_same()
    {
        var clock = Clock(LimitLength.WorkingDays(5), "2026-11-23T10:00") with { StoppedAt = At("2026-11-24T10:00") };

        Explain(clock).Days.Should().HaveCount(7).And.Subject.Last().Date.Should().Be(Date("2026-11-30"));
    }

    [Fact]
    public void The_remarks_name_the_rules_and_the_assumptions()
    {
        var clock = new Clock(LimitLength.Months(3), ClockStart.From(At("2026-11-30T10:00"), "受理", isAssumed: true), "第一条")
        {
            Pauses = [Pause("2026-12-01T10:00", null)],
        };

        Explain(clock, now: "2026-12-10T10:00").Remarks.Should().Equal(
            "自受理（2026年11月30日）起算，开始的当日不计入（《民法典》第二百零一条）。",
            "文件没有写明从何时起算，此处推定为受理。",
            "到期月的对应日为最后一日，没有对应日的，月末日为最后一日（《民法典》第二百零二条）：2027年2月28日。中止的日数逐日补足。",
            "最后一日是休息日的，顺延至其后的第一个工作日（《民法典》第二百零三条）。",
            "最后一日为2027年3月9日，截止时间为下班时间17:00（《民法典》第二百零三条）。",
            "自2027年1月1日起的日子暂按周末和法定节假日推算，因为2027年的放假安排没有通知可依；通知公布后重新计算。",
            "时限现在中止，最后一日按从现在起恢复计算得出，会随中止延后。");
    }

    [Fact]
    public void The_remarks_on_an_immediate_limit_mark_our_reading_as_inferred()
    {
        Explain(Clock(LimitLength.Immediate, "2026-11-23T10:00")).Remarks.Should().Equal(
            "即时办结：应于受理当日下班（17:00）前办结；下班后或休息日受理的，应于下一个工作日下班前办结。文件未写明钟点，此为推定。",
            "最后一日为2026年11月23日，截止时间为下班时间17:00（《民法典》第二百零三条）。");
    }
}
