using MedInsFlows.Activities.Tests.Bursts;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class GrantEntitlementTests
{
    [Theory]
    [InlineData("startOn", "months", 12, "2026-04-01", "2027-03-31")]
    [InlineData("startOn", "calendarDays", 30, "2026-04-01", "2026-04-30")]
    [InlineData("startOn", "months", 0, "2026-04-01", null)]
    [InlineData("", "months", 6, "2026-03-02", "2026-09-01")]
    public void It_holds_from_the_date_that_was_given_to_the_last_day_of_its_time(string field, string unit, int length, string from, string? to)
    {
        var run = SmallFlow.Of("MedIns.GrantEntitlement", new { kind = "chronicDisease", title = "门诊慢特病待遇", fromField = field, unit, length }, "Done").Run().Submit(Applications.Complete);

        var granted = run.Case.Entitlements!.Value.Single();
        (granted.Kind, granted.Change, Iso(granted.From), granted.To is { } last ? Iso(last) : null).Should().Be(("chronicDisease", "grant", from, to));
        run.Replay().Kept.Should().Be(run.Kept);
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
