using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Jobs;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>
/// It is Thursday, 10 December 2026. A limit of 20 working days ends in 2027, for which there is no notice yet: on Friday, 8 January. Limits are
/// recomputed when a test says so.
/// </summary>
public abstract class NoticeStory : CaseworkHost
{
    protected const string Due = "2027-01-08";

    private protected Client Admin => new(Host, "admin");

    internal override MovableTime MachineTime { get; } = MovableTime.From(new DateTimeOffset(2026, 12, 10, 9, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>Called at each crash point that a command reaches.</summary>
    private protected Action<CrashPoint>? Reached { get; set; }

    protected override void Configure(IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(CalendarWork)));
        services.AddSingleton<Action<CrashPoint>>(point => Reached?.Invoke(point));
    }

    /// <summary>The notice for 2027: the Monday after New Year is off, the Saturday after it made up.</summary>
    private protected static JsonObject NextYear() => Notice(
        "holidays-2027",
        2027,
        """
        [{"name":"元旦","from":"2027-01-01","to":"2027-01-04"},{"name":"春节","from":"2027-02-04","to":"2027-02-10"},{"name":"清明节","from":"2027-04-03","to":"2027-04-05"},
        {"name":"劳动节","from":"2027-05-01","to":"2027-05-05"},{"name":"端午节","from":"2027-06-09","to":"2027-06-09"},{"name":"中秋节","from":"2027-09-15","to":"2027-09-15"},
        {"name":"国庆节","from":"2027-10-01","to":"2027-10-07"}]
        """,
        ["2027-01-09"]);

    /// <summary>A day on which the offices of Heilongjiang are closed.</summary>
    private protected static JsonObject Closure(string id, string date)
    {
        var notice = Notice(id, 2026, $$"""[{"name":"暴雪停工","from":"{{date}}","to":"{{date}}"}]""");
        notice["region"] = "heilongjiang";
        return notice;
    }

    private protected static JsonObject Notice(string id, int year, string daysOff = "[]", string[]? workingDays = null) => new()
    {
        ["id"] = id,
        ["year"] = year,
        ["title"] = "关于节假日安排的通知",
        ["source"] = "https://www.gov.cn/example.htm",
        ["knownOn"] = "2026-12-10",
        ["daysOff"] = JsonNode.Parse(daysOff),
        ["workingDays"] = new JsonArray([.. (workingDays ?? []).Select(day => (JsonNode)day)]),
    };

    private protected async Task<CaseSeen> AcceptAsync(string item = ChronicDisease) =>
        await Clerk("provider-acceptor").DecideAsync(await Citizen().ApplyAsync(item), "受理");

    private protected async Task LoadAsync(JsonObject notice)
    {
        using var answer = await Admin.PostAsync("/api/admin/calendar/notices", notice);
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Recomputes at a host, as it does every second.</summary>
    private protected async Task<int> RecomputeAsync(RunningHost? host = null)
    {
        var services = (host ?? Host).Services;
        await services.GetRequiredService<Calendars>().RefreshAsync(CancellationToken.None);
        return await services.GetRequiredService<LimitRecomputation>().RunAsync(CancellationToken.None);
    }

    private protected Task<long> BehindAsync() => Host.Services.GetRequiredService<LimitRecomputation>().CountBehindAsync(CancellationToken.None);

    /// <summary>How often the limits of a case have moved, by its timeline.</summary>
    private protected async Task<IReadOnlyList<string>> MovesAsync(CaseSeen seen) =>
        [.. (await Citizen().TimelineAsync(seen)).Where(entry => entry.Text("/event") == "ClockRecomputed").Select(entry => entry.Text("/text"))];

    /// <summary>Asserts that explanation, lists, row and the one armed timer say the same.</summary>
    private protected async Task ShouldBeDueAsync(CaseSeen seen, string dueOn, bool provisional, int generation)
    {
        var deadline = await Citizen().DeadlineAsync(seen);
        deadline.Text("/dueOn").Should().Be(dueOn);
        deadline.At("/provisional")!.GetValue<bool>().Should().Be(provisional);
        (await Clerk("provider-reviewer").ReadAsync($"/api/cases?q={seen.Number}")).List("/items").Should().ContainSingle().Which.Text("/dueOn").Should().Be(dueOn);
        await using var query = Database.DataSource.CreateCommand(
            """
            select string_agg(generation || ' ' || timers.due_at, ', '), min(cases.due_at) = min(timers.due_at), min(generation), min(timers.due_at)
            from engine.timers join cases.cases on cases.id = instance_id where instance_id = $1 and kind = 'Due' and timers.closed_at is null
            """);
        query.Parameters.Add(new() { Value = Guid.Parse(seen.Id, CultureInfo.InvariantCulture) });
        await using var reader = await query.ExecuteReaderAsync();
        await reader.ReadAsync();
        reader.GetString(0).Should().NotContain(",", "one timer is armed");
        reader.GetBoolean(1).Should().BeTrue("row and timer agree");
        reader.GetInt32(2).Should().Be(generation);
        reader.GetDateTime(3).Should().Be(DateTime.Parse($"{dueOn}T09:00:00", CultureInfo.InvariantCulture), "offices close at 17:00");
    }
}
