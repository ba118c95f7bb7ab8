using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Pages;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>Loading notices about days off.</summary>
public sealed class HolidayNoticeTests : NoticeStory
{
    private const string Path = "/api/admin/calendar/notices";

    [Fact]
    public async Task What_files_and_administrators_loaded_is_listed_in_the_order_in_which_it_became_known()
    {
        await LoadAsync(NextYear());
        using (var again = await Admin.PostAsync(Path, NextYear()))
        {
            again.StatusCode.Should().Be(HttpStatusCode.OK, "it is there already");
        }

        var notices = (await Admin.ReadAsync(Path)).List("");

        notices.Select(notice => notice.Text("/id")).Should().Equal("holidays-2024", "holidays-2025", "holidays-2026", "holidays-2027");
        notices.Select(notice => notice.Text("/loadedBy")).Should().Equal("service", "service", "service", "admin");
        notices[^1].Text("/sha256").Should().HaveLength(64);
        notices[^1].Text("/loadedAt").Should().StartWith("2026-12-10T09:");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_notice_is_told_at_once_and_nothing_is_stored()
    {
        await ShouldBeRefusedAsync(new JsonObject { ["id"] = "X", ["year"] = 1999, ["nonsense"] = 1 }, "/nonsense unknown-field", "/id bad-value", "/year bad-value", "/title missing-field", "/source missing-field", "/knownOn missing-field");
        var incomplete = NextYear();
        incomplete["daysOff"]!.AsArray().RemoveAt(6);
        await ShouldBeRefusedAsync(incomplete, "/daysOff incomplete", "/daysOff incomplete", "/daysOff incomplete");
        await ShouldBeRefusedAsync(Notice("holidays-2026", 2026, """[{"name":"元旦","from":"2026-01-01","to":"2026-01-01"}]"""), Enumerable.Repeat("/daysOff incomplete", 12).ToArray());
        var elsewhere = Closure("nowhere-snow", "2026-12-15");
        (elsewhere["region"], elsewhere["amends"]) = ("nowhere", "holidays-2025");
        await ShouldBeRefusedAsync(elsewhere, "/region bad-value", "/year bad-value", "/region bad-value");
        elsewhere["amends"] = "no-such";
        elsewhere["id"] = "holidays-2026";
        await ShouldBeRefusedAsync(elsewhere, "/id already-loaded", "/region bad-value", "/amends bad-value");
        await ShouldBeRefusedAsync(Closure("heilongjiang-none", "2027-06-01"), "/daysOff/0/from outside-year", "/daysOff/0/to outside-year");
        var empty = Closure("heilongjiang-empty", "2026-12-15");
        empty["daysOff"] = new JsonArray();
        await ShouldBeRefusedAsync(empty, " incomplete");
        var settled = NextYear();
        await LoadAsync(settled);
        settled["id"] = "holidays-2027-2";
        await ShouldBeRefusedAsync(settled, "/year year-settled");

        (await Admin.ReadAsync(Path)).List("").Should().HaveCount(4);
    }

    [Fact]
    public async Task At_the_page_an_administrator_sees_what_is_wrong_and_then_loads()
    {
        using var browser = new PlainBrowser(Host);
        using var signedIn = await browser.SignInAsync("admin");
        using (var refused = await browser.SubmitAsync("/admin/calendar", "load", ("Document", "{\"id\":1}")))
        {
            refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await refused.Content.ReadAsStringAsync()).Should().Contain("通知没有装载").And.Contain("/title");
        }

        using var loaded = await browser.SubmitAsync("/admin/calendar", "load", ("Document", NextYear().ToJsonString()));
        loaded.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var page = await browser.GetAsync("/admin/calendar");
        (await page.Content.ReadAsStringAsync()).Should().Contain("holidays-2027").And.Contain("holidays-2024");
    }

    private async Task ShouldBeRefusedAsync(JsonObject notice, params string[] errors)
    {
        using var answer = await Admin.PostAsync(Path, notice);
        (await answer.BodyErrorsAsync()).Should().BeEquivalentTo(errors);
    }
}
