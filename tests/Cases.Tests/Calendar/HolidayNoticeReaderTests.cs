using System.Collections.Immutable;
using System.Text;
using MedInsFlows.Cases.Calendar;

namespace MedInsFlows.Cases.Tests.Calendar;

/// <summary>What the reader says of a bad notice.</summary>
public class HolidayNoticeReaderTests
{
    private const string Head = """
        "id": "holidays-2026-amendment", "year": 2026, "title": "通知", "source": "https://www.gov.cn/a.htm",
        "knownOn": "2026-03-01", "amends": "holidays-2026"
        """;

    [Fact]
    public void A_complete_notice_is_read()
    {
        var json = $$"""
            { {{Head}}, "documentNumber": "国办发明电〔2026〕1号",
              "daysOff": [{ "name": "劳动节", "from": "2026-05-06", "to": "2026-05-07" }],
              "workingDays": ["2026-05-16"], "ordinaryDays": ["2026-10-07"] }
            """;

        HolidayNoticeReader.TryRead(Encoding.UTF8.GetBytes(json), out var notice, out var faults).Should().BeTrue();

        faults.Should().BeEmpty();
        notice!.Id.Should().Be("holidays-2026-amendment");
        notice.Amends.Should().Be("holidays-2026");
        notice.DocumentNumber.Should().Be("国办发明电〔2026〕1号");
        notice.SettlesYear.Should().BeFalse();
        notice.DaysOff.Should().Equal(new DaysOff("劳动节", new(2026, 5, 6), new(2026, 5, 7)));
        notice.WorkingDays.Should().Equal(HolidayNotices.Date("2026-05-16"));
        notice.OrdinaryDays.Should().Equal(HolidayNotices.Date("2026-10-07"));
    }

    [Fact]
    public void A_notice_may_reach_back_into_the_last_week_of_december()
    {
        var json = $$"""{ {{Head}}, "workingDays": ["2025-12-27"] }""";

        HolidayNoticeReader.TryRead(Encoding.UTF8.GetBytes(json), out _, out var faults).Should().BeTrue();
        faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"note\": 1", "/note", "unknown-field")]
    [InlineData("\"a/b~c\": 1", "/a~1b~0c", "unknown-field")]
    [InlineData("\"daysOff\": \"2026-05-06\"", "/daysOff", "bad-value")]
    [InlineData("\"daysOff\": [\"2026-05-06\"]", "/daysOff/0", "bad-value")]
    [InlineData("\"daysOff\": [{\"name\": \"劳动节\", \"from\": \"2026-05-06\"}]", "/daysOff/0/to", "missing-field")]
    [InlineData("\"daysOff\": [{\"name\": \"\", \"from\": \"2026-05-06\", \"to\": \"2026-05-06\"}]", "/daysOff/0/name", "bad-value")]
    [InlineData("\"daysOff\": [{\"name\": \"甲\", \"from\": \"2026-05-06\", \"to\": \"2026-05-06\", \"a\": 1}]", "/daysOff/0/a", "unknown-field")]
    [InlineData("\"daysOff\": [{\"name\": \"劳动节\", \"from\": \"2026-05-06\", \"to\": \"2026-05-05\"}]", "/daysOff/0/to", "bad-value")]
    [InlineData("\"daysOff\": [{\"name\": \"元旦\", \"from\": \"2026-12-31\", \"to\": \"2027-01-01\"}]", "/daysOff/0/to", "outside-year")]
    [InlineData("\"workingDays\": [\"2025-12-20\"]", "/workingDays/0", "outside-year")]
    [InlineData("\"workingDays\": [\"2026-05-15\"]", "/workingDays/0", "not-weekend")]
    [InlineData("\"workingDays\": [\"2026-02-30\"]", "/workingDays/0", "bad-value")]
    [InlineData("\"workingDays\": [20260516]", "/workingDays/0", "bad-value")]
    [InlineData("\"workingDays\": [\"2026-05-16\", \"2026-05-16\"]", "/workingDays/1", "repeated")]
    [InlineData("\"workingDays\": [\"2026-05-16\"], \"ordinaryDays\": [\"2026-05-16\"]", "/ordinaryDays/0", "repeated")]
    [InlineData(
        "\"daysOff\": [{\"name\": \"甲\", \"from\": \"2026-05-06\", \"to\": \"2026-05-08\"}, "
        + "{\"name\": \"乙\", \"from\": \"2026-05-07\", \"to\": \"2026-05-09\"}]",
        "/daysOff/1",
        "repeated")]
    [InlineData("\"documentNumber\": 7", "/documentNumber", "bad-value")]
    [InlineData("\"region\": \"黑龙江\"", "/region", "bad-value")]
    public void A_fault_is_named_with_its_place(string field, string place, string code)
    {
        var fault = Faults($"{{ {Head}, {field} }}").Should().ContainSingle().Subject;

        (fault.Place, fault.Code).Should().Be((place, code));
        fault.Detail.Should().EndWith("。");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{ \"year\": 2026, \"year\": 2027 }")]
    [InlineData("{ \"title\": \"\\ud800\" }")]
    public void What_is_no_json_is_refused(string json)
    {
        Faults(json).Should().ContainSingle().Which.Code.Should().Be("malformed");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public void What_is_no_object_is_refused(string json)
    {
        Faults(json).Should().ContainSingle().Which.Place.Should().BeEmpty();
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var faults = Faults(
            """
            { "id": "Holidays 2026", "year": 1999, "title": " ", "source": "content_7047091", "knownOn": "2025-13-04", "holiday": [],
              "daysOff": [{ "name": "元旦", "from": "元旦", "to": null }], "workingDays": [true] }
            """);

        faults.Select(fault => fault.Place).Should().BeEquivalentTo(
            "/holiday", "/id", "/year", "/title", "/source", "/knownOn", "/daysOff/0/from", "/daysOff/0/to", "/workingDays/0");
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Faults("{}").Select(fault => (fault.Place, fault.Code)).Should().BeEquivalentTo(
            new[] { "/id", "/year", "/title", "/source", "/knownOn" }.Select(place => (place, "missing-field")));
    }

    [Fact]
    public void A_yearly_notice_must_name_every_statutory_day()
    {
        var json = File.ReadAllText(Path.Combine(HolidayNotices.Root, "calendars/2026.json"));

        var faults = Faults(json.Replace("2026-05-01", "2026-05-03", StringComparison.Ordinal));

        faults.Select(fault => fault.Code).Should().Equal("incomplete", "incomplete");
        faults[0].Detail.Should().Contain("2026-05-01（劳动节）");
        faults[1].Detail.Should().Contain("2026-05-02（劳动节）");
    }

    private static ImmutableArray<NoticeFault> Faults(string json)
    {
        HolidayNoticeReader.TryRead(Encoding.UTF8.GetBytes(json), out var notice, out var faults).Should().BeFalse();
        notice.Should().BeNull();
        return faults;
    }
}
