using System.Globalization;
using MedInsFlows.Engine.Builtin.Waiting;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Tests.Builtin;

public sealed class CronTests
{
    [Theory]
    [InlineData("* * * * *", "2026-03-02T01:00:30Z", "2026-03-02T01:01:00Z")]
    [InlineData("*/20 * * * * *", "2026-03-02T01:00:30Z", "2026-03-02T01:00:40Z")]
    [InlineData("0 9 * * *", "2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z")]
    [InlineData("0 9 * * *", "2026-03-02T09:00:00+08:00", "2026-03-02T09:00:00Z")]
    [InlineData("30 8-10/2,18 * * *", "2026-03-02T08:30:00Z", "2026-03-02T10:30:00Z")]
    [InlineData("0 0 ? * MON-FRI", "2026-03-06T12:00:00Z", "2026-03-09T00:00:00Z")]
    [InlineData("0 0 * * 7", "2026-03-02T00:00:00Z", "2026-03-08T00:00:00Z")]
    [InlineData("0 0 5/10 jan,dec *", "2026-01-26T00:00:00Z", "2026-12-05T00:00:00Z")]
    [InlineData("0 0 31 * *", "2026-03-31T00:00:00Z", "2026-05-31T00:00:00Z")]
    [InlineData("0 0 29 2 *", "2026-03-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("0 0 13 * 5", "2026-03-13T00:00:00Z", "2026-11-13T00:00:00Z")]
    [InlineData("59 59 23 31 12 ?", "2026-12-31T23:59:58Z", "2026-12-31T23:59:59Z")]
    public void The_next_time_is_the_first_that_fits_all_fields(string expression, string after, string next) =>
        CronSchedule.Parse(expression).After(Time(after)).Should().Be(Time(next));

    [Theory]
    [InlineData("0 9 * *", "Cron 表达式“0 9 * *”应有五段或六段：[秒] 分 时 日 月 周。")]
    [InlineData("60 9 * * *", "Cron 表达式“60 9 * * *”中的“60”无法识别。")]
    [InlineData("0 9 0 * *", "Cron 表达式“0 9 0 * *”中的“0”无法识别。")]
    [InlineData("0 9 L * *", "Cron 表达式“0 9 L * *”中的“L”无法识别。")]
    [InlineData("0 18-9 * * *", "Cron 表达式“0 18-9 * * *”中的“18-9”无法识别。")]
    [InlineData("0/0 9 * * *", "Cron 表达式“0/0 9 * * *”中的“0”无法识别。")]
    [InlineData("1/2/3 9 * * *", "Cron 表达式“1/2/3 9 * * *”中的“1/2/3”无法识别。")]
    [InlineData("0 9 30 2 *", "Cron 表达式“0 9 30 2 *”没有任何时间与之相符。")]
    public void What_cannot_be_read_or_never_comes_is_told(string expression, string message)
    {
        var next = () => CronSchedule.Parse(expression).After(Time("2026-03-02T00:00:00Z"));

        next.Should().Throw<FlowException>().WithMessage(message);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
