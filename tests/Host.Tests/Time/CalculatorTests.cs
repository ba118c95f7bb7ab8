using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>The deadline calculator, open to everyone.</summary>
[Collection(CaseworkTests.Name)]
public sealed class CalculatorTests(CaseworkHost office)
{
    [Theory]
    [InlineData("from=2026-04-20&kind=workingDays&length=20", "2026-05-20")]
    [InlineData("from=2026-04-20T16:59:00%2B08:00&kind=immediate", "2026-04-20")]
    [InlineData("from=2026-04-20T17:01:00%2B08:00&kind=immediate&length=0", "2026-04-21")]
    [InlineData("from=2026-04-20T17:00:00Z&kind=immediate", "2026-04-21")]
    [InlineData("from=2026-04-20&kind=calendarDays&length=11&region=heilongjiang", "2026-05-06")]
    [InlineData("from=2026-01-31&kind=months&length=1", "2026-02-28")]
    public async Task It_explains_a_limit_without_a_case(string query, string dueOn)
    {
        using var answer = await office.Host.GetAsync($"/api/calendar/due?{query}");

        var deadline = await answer.ReadAsync();
        deadline.Text("/dueOn").Should().Be(dueOn);
        if (deadline.List("/days") is [.., var last])
        {
            last.Text("/date").Should().Be(dueOn);
            last.At("/counted")!.GetValue<bool>().Should().BeTrue();
        }
    }

    [Fact]
    public async Task A_year_whose_notice_is_not_out_is_provisional()
    {
        using var answer = await office.Host.GetAsync("/api/calendar/due?from=2026-12-21&kind=workingDays&length=20");

        var deadline = await answer.ReadAsync();
        deadline.At("/provisional")!.GetValue<bool>().Should().BeTrue();
        deadline.Text("/dueOn").Should().StartWith("2027-01-");
    }
}
