using MedInsFlows.Cases.Calendar;
using static MedInsFlows.Cases.Tests.Calendar.HolidayNotices;

namespace MedInsFlows.Cases.Tests.Calendar;

/// <summary>What a notice must keep to beside those that are known already.</summary>
public class NoticeSuccessionTests
{
    private static readonly string[] Regions = ["heilongjiang", "henan"];

    private static readonly HolidayNotice[] Known =
    [
        .. Shipped.Select(shipped => shipped.Notice),
        Notice(4, 2026, off: "2026-12-15", region: "henan").Notice,
    ];

    public static TheoryData<string, HolidayNotice> Sound => new()
    {
        { "the next year", Notice(5, 2027, off: "2027-01-01").Notice },
        { "the next year, which is left as the law has it", Notice(5, 2027).Notice },
        { "an amendment", Notice(5, 2026, working: "2026-12-26", amends: "holidays-2026").Notice },
        { "an amendment that only takes back", Notice(5, 2026, ordinary: "2026-10-10", amends: "holidays-2026").Notice },
        { "a local closure", Notice(5, 2026, off: "2026-12-16", region: "heilongjiang").Notice },
        { "a second local closure of the same year", Notice(5, 2026, off: "2026-12-16", region: "henan").Notice },
        { "an amendment of a local closure", Notice(5, 2026, ordinary: "2026-12-15", amends: "notice-4", region: "henan").Notice },
    };

    public static TheoryData<string[], HolidayNotice> Faulty => new()
    {
        { ["/id already-loaded"], Notice(4, 2027).Notice },
        { ["/year year-settled"], Notice(5, 2026, off: "2026-12-31").Notice },
        { ["/region bad-value"], Notice(5, 2026, off: "2026-12-16", region: "atlantis").Notice },
        { ["/amends bad-value"], Notice(5, 2026, off: "2026-12-16", amends: "holidays-1999").Notice },
        { ["/year bad-value"], Notice(5, 2026, off: "2026-12-16", amends: "holidays-2025").Notice },
        { ["/region bad-value"], Notice(5, 2026, off: "2026-12-16", amends: "holidays-2026", region: "henan").Notice },
        { ["/region bad-value"], Notice(5, 2026, off: "2026-12-16", amends: "notice-4").Notice },
        { [" incomplete"], Notice(5, 2026, region: "henan").Notice },
        { [" incomplete"], Notice(5, 2026, amends: "holidays-2026").Notice },
        { ["/id already-loaded", "/region bad-value", "/year bad-value", "/region bad-value", " incomplete"], Notice(4, 2026, amends: "holidays-2025", region: "atlantis").Notice },
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public void What_goes_with_what_is_known_is_taken(string what, HolidayNotice notice) =>
        NoticeSuccession.Check(notice, Known, Regions).Should().BeEmpty(what);

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Everything_that_does_not_go_with_what_is_known_is_told(string[] faults, HolidayNotice notice) =>
        NoticeSuccession.Check(notice, Known, Regions).Select(fault => $"{fault.Place} {fault.Code}").Should().Equal(faults);

    [Fact]
    public void Each_fault_names_what_stands_in_the_way_and_the_remedy()
    {
        Told(Notice(5, 2026, off: "2026-12-31").Notice).Should().Be("2026 年已由通知“holidays-2026”安排；若是修改，请用 amends 写明其 id。");
        Told(Notice(5, 2026, off: "2026-12-31", region: "atlantis").Notice).Should().Be("没有统筹地区“atlantis”；可用的有 heilongjiang、henan，全国的通知不写 region。");
        Told(Notice(5, 2026, off: "2026-12-31", amends: "notice-4").Notice).Should().Contain("统筹地区“henan”").And.Contain("不带 amends");

        static string Told(HolidayNotice notice) => NoticeSuccession.Check(notice, Known, Regions).Should().ContainSingle().Which.Detail;
    }
}
