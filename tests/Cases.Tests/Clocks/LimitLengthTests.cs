using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Cases.Tests.Clocks;

public class LimitLengthTests
{
    [Theory]
    [InlineData("immediate", null, LimitKind.Immediate, 0, "即时办结")]
    [InlineData("immediate", 0, LimitKind.Immediate, 0, "即时办结")]
    [InlineData("workingDays", 20, LimitKind.WorkingDays, 20, "20个工作日")]
    [InlineData("calendarDays", 90, LimitKind.CalendarDays, 90, "90个自然日")]
    [InlineData("months", 3, LimitKind.Months, 3, "3个月")]
    [InlineData("workingDays", 1000, LimitKind.WorkingDays, 1000, "1000个工作日")]
    public void A_length_is_read_from_the_words_of_the_api(string word, int? number, LimitKind kind, int read, string text)
    {
        LimitLength.TryRead(word, number, out var length, out var fault).Should().BeTrue();

        (length.Kind, length.Number, length.Text, fault).Should().Be((kind, read, text, null));
    }

    [Theory]
    [InlineData("workingDays", 0, "*1 至 1000 的整数*")]
    [InlineData("workingDays", 1001, "*1 至 1000 的整数*")]
    [InlineData("workingDays", null, "*1 至 1000 的整数*")]
    [InlineData("calendarDays", 3651, "*1 至 3650 的整数*")]
    [InlineData("months", -1, "*1 至 120 的整数*")]
    [InlineData("immediate", 1, "*没有长度*")]
    [InlineData("weeks", 1, "*weeks*immediate、workingDays、calendarDays 或 months*")]
    [InlineData(null, 1, "*immediate、workingDays*")]
    public void A_length_that_cannot_be_is_refused_with_the_remedy(string? word, int? number, string message)
    {
        LimitLength.TryRead(word, number, out var length, out var fault).Should().BeFalse();

        fault.Should().Match(message);
        length.Should().Be(LimitLength.Immediate);
    }

    [Fact]
    public void A_length_out_of_range_cannot_be_made()
    {
        Action[] acts =
        [
            () => LimitLength.WorkingDays(0), () => LimitLength.WorkingDays(1_001), () => LimitLength.CalendarDays(0),
            () => LimitLength.CalendarDays(3_651), () => LimitLength.Months(0), () => LimitLength.Months(121),
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentOutOfRangeException>());
    }

    [Fact]
    public void The_default_is_the_strictest_limit()
    {
        default(LimitLength).Should().Be(LimitLength.Immediate);
    }
}
