using System.Globalization;
using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

/// <summary>The host is killed while it recomputes limits after a notice about days off: in the second of two batches.</summary>
public sealed class KilledAtRecomputationTests
{
    private const int Cases = 120;
    private const int KilledAt = 105;
    private const int AtOnce = 8;

    [Fact]
    public async Task Every_limit_is_recomputed_once_by_the_hosts_that_come_after()
    {
        await using var service = await Service.StartAsync();
        var lives = Enumerable.Range(1, Cases)
            .Select(number => new ChronicDiseaseCase(service.ReadAsync, service.DoAsync) { Email = string.Create(CultureInfo.InvariantCulture, $"bai{number}@example.org") })
            .ToList();
        await EachAsync(lives, life => life.BeginAsync());
        var before = await RowsAsync(service, "select id || ' ' || due_at from cases.cases order by id");
        var dueOn = (await RowsAsync(service, "select min((due_at at time zone 'Asia/Shanghai')::date)::text from cases.cases"))[0];

        await service.KillAndRestartAsync($"BeforeCommit:{KilledAt}");
        await service.DoAsync(Command.Json("admin", "/api/admin/calendar/notices", Closure(dueOn).ToJsonString()));
        await service.Host.UntilKilledAsync();
        (await RowsAsync(service, "select count(*) from cases.running_limits where calendar = 4")).Should().Equal([$"{KilledAt - 1}"], "it was killed on the way");
        await service.StartHostAsync();
        await service.Installation.StartHostAsync();
        await service.Installation.Database.UntilAsync("all limits are recomputed", "not exists (select from cases.running_limits where calendar < 4)");

        (await RowsAsync(service, "select id || ' ' || due_at from cases.cases order by id")).Should().NotIntersectWith(before);
        (await RowsAsync(service, "select count(*) from engine.journal where convert_from(content, 'UTF8') like '%\"name\":\"CalendarAmended\"%' group by instance_id"))
            .Should().Equal(Enumerable.Repeat("1", Cases), "each was recomputed once");
        (await RowsAsync(service, "select count(*) from cases.notices where event = '办理期限调整' group by case_id, audience")).Should().Equal(Enumerable.Repeat("1", 2 * Cases));
        (await RowsAsync(service, "select concat_ws(' ', generation, timers.due_at = cases.due_at) from engine.timers join cases.cases on cases.id = instance_id where kind = 'Due' and timers.closed_at is null"))
            .Should().Equal(Enumerable.Repeat("1 t", Cases));
        await EachAsync(lives, life => ShouldBeExplainedAsync(service, life));
    }

    private static Task EachAsync(IEnumerable<ChronicDiseaseCase> lives, Func<ChronicDiseaseCase, Task> action) =>
        Parallel.ForEachAsync(lives, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (life, _) => await action(life));

    /// <summary>The offices of Heilongjiang are closed on a day.</summary>
    private static JsonObject Closure(string date) => new()
    {
        ["id"] = "heilongjiang-storm",
        ["year"] = int.Parse(date[..4], CultureInfo.InvariantCulture),
        ["title"] = "关于停工的通知",
        ["source"] = "https://www.hlj.gov.cn/example.htm",
        ["knownOn"] = date,
        ["region"] = "heilongjiang",
        ["daysOff"] = new JsonArray(new JsonObject { ["name"] = "暴雪停工", ["from"] = date, ["to"] = date }),
    };

    /// <summary>The explanation, which is computed when it is read, ends on the day of the row; and the record proves it.</summary>
    private static async Task ShouldBeExplainedAsync(Service service, ChronicDiseaseCase life)
    {
        var deadline = await service.ReadAsync(ChronicDiseaseCase.Applicant, $"/api/cases/{life.Id}/deadline");
        var due = await RowsAsync(service, $"select (due_at at time zone 'Asia/Shanghai')::date::text from cases.cases where id = '{life.Id}'");
        due.Should().Equal((string)deadline["dueOn"]!);
        await Course.RequireSoundAsync(service, life.Id);
    }

    private static Task<IReadOnlyList<string>> RowsAsync(Service service, string sql) => service.Installation.Database.RowsAsync(sql);
}
