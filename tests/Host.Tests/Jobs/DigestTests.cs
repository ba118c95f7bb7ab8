using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Pages;
using MedInsFlows.Host.Tests.Time;

namespace MedInsFlows.Host.Tests.Jobs;

/// <summary>The digest of a working day. It is Monday, 20 April 2026, nine in the morning.</summary>
public sealed class DigestTests : IAsyncLifetime, IDisposable
{
    private readonly JobsHost office = new();

    public Task InitializeAsync() => office.InitializeAsync();

    public Task DisposeAsync() => office.DisposeAsync();

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task Two_hosts_send_it_once_to_every_caseworker_who_has_something_to_do()
    {
        var acceptor = office.Clerk("provider-acceptor");
        await office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);
        await acceptor.ClaimAsync(await office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease));
        await acceptor.DecideAsync(await office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease), "受理");
        await using var other = await office.StartAsync();

        await Task.WhenAll(office.Operator.RunAsync("digest"), new Operator(other).RunAsync("digest"), office.Operator.RunAsync("digest"));

        var told = (await DigestsAsync("provider-acceptor")).Should().ContainSingle().Subject;
        told.Text("/sentOn").Should().Be("2026-04-20");
        Counts(told).Should().Equal(1, 1, 0, 0, 0);
        told.Text("/text").Should().Be("待办任务 2 件（待认领 1 件，已认领 1 件），其中预警 0 件、告急 0 件、超期 0 件。");
        Counts((await DigestsAsync("provider-reviewer")).Should().ContainSingle().Subject).Should().Equal(1, 0, 0, 0, 0);
        (await FirstPageAsync("provider-acceptor")).Should().Contain("今日待办提醒").And.Contain("待办任务 2 件");
        (await FirstPageAsync("cashier")).Should().NotContain("今日待办提醒");
        (await DigestsAsync("cashier")).Should().BeEmpty("nothing waits for him");
        (await office.DoAsync("select count(distinct user_name) from quartz.digests")).Should().Be(2L, "other regions and applicants are told nothing");
    }

    [Fact]
    public async Task It_comes_on_working_days_from_half_past_eight_and_never_for_a_day_that_has_passed()
    {
        await office.Clerk("provider-acceptor").DecideAsync(await office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease), "受理");
        var clock = new DemoClock(office.Host);

        (await SentAfterAsync("2026-05-01T10:00")).Should().BeEmpty("it is Labour Day");
        (await SentAfterAsync("2026-05-09T08:29")).Should().BeEmpty("it is early");
        (await SentAfterAsync("2026-05-09T08:30")).Should().Equal("2026-05-09");
        (await SentAfterAsync("2026-05-09T23:00")).Should().Equal(["2026-05-09"], "this Saturday makes up for the holiday, and it is told once");
        (await SentAfterAsync("2026-05-10T12:00")).Should().HaveCount(1, "it is Sunday");
        (await SentAfterAsync("2026-05-20T16:00")).Should().Equal("2026-05-20", "2026-05-09");
        (await SentAfterAsync("2026-05-21T08:31")).Should().Equal("2026-05-21", "2026-05-20", "2026-05-09");

        var digests = await DigestsAsync("provider-reviewer");
        Counts(digests[0]).Should().Equal([1, 0, 0, 0, 1], "the limit of twenty working days has passed");
        Counts(digests[1]).Should().Equal([1, 0, 0, 1, 0], "it is the last day");
        Counts(digests[2]).Sum().Should().BeGreaterThanOrEqualTo(1);

        async Task<IEnumerable<string>> SentAfterAsync(string at)
        {
            await clock.AdvanceToAsync(DateTimeOffset.Parse($"{at}+08:00", null));
            await office.Operator.RunAsync("digest");
            return (await DigestsAsync("provider-reviewer")).Select(digest => digest.Text("/sentOn"));
        }
    }

    private static IEnumerable<int> Counts(JsonNode digest) =>
        ((string[])["/claimable", "/claimed", "/yellow", "/red", "/overdue"]).Select(count => digest.At(count)!.GetValue<int>());

    private async Task<string> FirstPageAsync(string role)
    {
        using var browser = new PlainBrowser(office.Host);
        using var signedIn = await browser.SignInAsync($"heilongjiang-{role}");
        using var page = await browser.GetAsync("/");
        return await page.Content.ReadAsStringAsync();
    }

    private async Task<IReadOnlyList<JsonNode>> DigestsAsync(string role) => (await office.Clerk(role).ReadAsync("/api/digests")).List("/items");
}
