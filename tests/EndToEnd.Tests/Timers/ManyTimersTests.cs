using System.Globalization;
using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Timers;

/// <summary>A great many timers are armed, and many of them come due at once. Each fires once, whatever becomes of the hosts.</summary>
public sealed class ManyTimersTests
{
    private const string Fired = "(select count(*) from engine.timers where outcome = 'fired')";

    private static readonly int Due = Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1" ? 10_000 : 1_000;

    [Fact]
    public async Task Of_very_many_armed_timers_those_that_come_due_at_once_fire_once_though_one_of_two_hosts_is_killed_at_it()
    {
        await using var service = await Service.StartAsync();
        await service.Installation.StartHostAsync();
        var database = service.Installation.Database;
        var (soon, late) = (new Delays(database, "soon", TimeSpan.FromDays(1)), new Delays(database, "late", TimeSpan.FromDays(1_000)));
        await soon.StartAsync(Due);
        await late.StartAsync(9 * Due);

        var advance = () => AdvanceAsync(service, TimeSpan.FromDays(2));
        var advancing = advance.Should().ThrowAsync<HttpRequestException>("its host is killed");
        await database.UntilAsync("some have fired", $"{Fired} >= {Due / 5}");
        await service.Host.KillAsync();
        await advancing;
        int.Parse((await database.RowsAsync($"select {Fired}"))[0], CultureInfo.InvariantCulture).Should().BeLessThan(Due, "the host was killed in the midst of it");
        await database.UntilAsync("all have fired", $"{Fired} >= {Due}");

        await soon.ShouldBeOverAsync(Due);
        await late.ShouldBeOverAsync(0);
    }

    [Fact]
    public async Task After_a_downtime_all_that_came_due_fires_once_and_in_the_order_of_each_case()
    {
        await using var service = await Service.StartAsync();
        var lives = Enumerable.Range(1, 4)
            .Select(number => new ChronicDiseaseCase(service.ReadAsync, service.DoAsync) { Email = string.Create(CultureInfo.InvariantCulture, $"bai{number}@example.org") })
            .ToList();
        await Task.WhenAll(lives.Select(life => life.BeginAsync()));
        var delays = new Delays(service.Installation.Database, "soon", TimeSpan.FromDays(1));
        await delays.StartAsync(250);
        await service.Host.KillAsync();

        // What the clock says when the hosts come back, two at once.
        await service.Installation.Database.RowsAsync($"insert into cases.demo_clock (offset_ticks) values ({TimeSpan.FromDays(60).Ticks})");
        await Task.WhenAll(service.StartHostAsync(), service.Installation.StartHostAsync());
        await service.Installation.Database.UntilAsync("all have fired", "not exists (select from engine.timers where closed_at is null)");

        await delays.ShouldBeOverAsync(250);
        foreach (var life in lives)
        {
            var timeline = (JsonArray)await service.ReadAsync(ChronicDiseaseCase.Applicant, $"/api/cases/{life.Id}/timeline");
            timeline.Select(entry => (string)entry!["text"]!).Where(text => text.Contains("办理时限", StringComparison.Ordinal)).Should()
                .Equal("开始计算办理时限", "办理时限预警，已提醒经办人", "办理时限告急，已提醒经办人和监督人员", "超过办理时限");
            await Course.RequireSoundAsync(service, life.Id);
        }
    }

    private static async Task AdvanceAsync(Service service, TimeSpan by)
    {
        var now = DateTimeOffset.Parse((string)(await service.ReadAsync("admin", "/api/demo/clock"))["businessTime"]!, CultureInfo.InvariantCulture);
        var later = new JsonObject { ["advanceTo"] = (now + by).ToString("O", CultureInfo.InvariantCulture) };
        await service.DoAsync(Command.Json("admin", "/api/demo/clock", later.ToJsonString()));
    }
}
