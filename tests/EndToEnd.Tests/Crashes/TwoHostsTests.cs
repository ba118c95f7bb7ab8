using System.Globalization;
using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

/// <summary>Hosts share nothing but the database; a client may turn to any of them.</summary>
public sealed class TwoHostsTests
{
    private const int Cases = 8;

    /// <summary>The command at which one of the hosts is killed, in the midst of the others.</summary>
    private const int KilledAt = 30;

    [Fact]
    public async Task A_life_that_turns_from_one_host_to_the_other_is_like_a_calm_one_and_no_mail_comes_twice()
    {
        await using var service = await Service.StartAsync();
        var hosts = new HostTurns(service, await service.Installation.StartHostAsync());
        var life = new ChronicDiseaseCase(hosts.ReadAsync, hosts.SendAsync);

        await life.LiveAsync(Ending.Completed);

        await Course.ShouldBeCalmAsync(service, life, Ending.Completed);
        (await service.Installation.Mailbox.MailsTo(life.Email)).Should().OnlyHaveUniqueItems(mail => mail.MessageId);
    }

    [Fact]
    public async Task Many_lives_at_once_lose_nothing_and_repeat_nothing_though_one_of_the_hosts_is_killed()
    {
        await using var service = await Service.StartAsync();
        var hosts = new HostTurns(service, await service.Installation.StartHostAsync(), KilledAt);
        var lives = Enumerable.Range(1, Cases)
            .Select(number => new ChronicDiseaseCase(hosts.ReadAsync, hosts.SendAsync) { Email = string.Create(CultureInfo.InvariantCulture, $"bai{number}@example.org") })
            .ToList();

        await Task.WhenAll(lives.Select(life => life.BeginAsync()));
        hosts.OneIsKilled.Should().BeTrue();
        await hosts.StartAnotherAsync();
        await LetTheLimitPassAsync(service);
        await Task.WhenAll(lives.Select(life => ShouldBeBreachedOnceAsync(service, life)));
        await Task.WhenAll(lives.Select(life => life.EndAsync(Ending.Completed)));

        foreach (var life in lives)
        {
            await Course.RequireSoundAsync(service, life.Id);
            ((string)(await hosts.ReadAsync(ChronicDiseaseCase.Applicant, $"/api/cases/{life.Id}"))["status"]!).Should().Be("completed");
        }

        await service.ContentsAsync();
        var mails = await service.Installation.Mailbox.MailsTo(string.Empty);
        mails.DistinctBy(mail => mail.MessageId).GroupBy(mail => mail.To.Single()).Select(letters => letters.Count()).Should().Equal(Enumerable.Repeat(2, Cases));
        // The host that was killed may have been at one, and sends one at a time.
        mails.Should().HaveCountLessThanOrEqualTo((2 * Cases) + 1);
    }

    [Fact]
    public async Task The_demo_clock_answers_only_when_what_another_host_is_busy_with_has_come_due_too()
    {
        await using var service = await Service.StartAsync();
        var life = new ChronicDiseaseCase(service.ReadAsync, service.DoAsync);
        await life.BeginAsync();
        Task passing;
        await using (var obstacle = await Obstacle.OnCasesAsync(service.Installation.Database))
        {
            passing = LetTheLimitPassAsync(service);
            await obstacle.UntilSomeoneWaitsAsync();
        }

        await passing;

        await ShouldBeBreachedOnceAsync(service, life);
    }

    private static async Task LetTheLimitPassAsync(Service service)
    {
        var now = DateTimeOffset.Parse((string)(await service.ReadAsync("admin", "/api/demo/clock"))["businessTime"]!, CultureInfo.InvariantCulture);
        var later = new JsonObject { ["advanceTo"] = now.AddDays(60).ToString("O", CultureInfo.InvariantCulture) };
        await service.DoAsync(Command.Json("admin", "/api/demo/clock", later.ToJsonString()));
    }

    private static async Task ShouldBeBreachedOnceAsync(Service service, ChronicDiseaseCase life)
    {
        var timeline = (JsonArray)await service.ReadAsync(ChronicDiseaseCase.Applicant, $"/api/cases/{life.Id}/timeline");
        timeline.Where(entry => (string)entry!["event"]! == "ClockBreached").Should().ContainSingle();
    }
}
