using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using Npgsql;

namespace MedInsFlows.Host.Tests.Agencies;

/// <summary>What agencies set for an item. Each test has an agency of its own, so that none is in another's way.</summary>
[Collection(CaseworkTests.Name)]
public sealed class LocalSettingsTests(CaseworkHost office) : CaseworkStory(office)
{
    private const string Item = "chronic-disease-recognition";

    private readonly Clerk director = office.Clerk("director");
    private readonly Citizen citizen = office.Citizen();

    [Fact]
    public async Task Everybody_may_see_the_agencies_of_a_region()
    {
        using var answer = await Office.Host.GetAsync("/api/regions/heilongjiang/agencies");
        var agencies = (await answer.ReadAsync()).List("");
        using var nowhere = await Office.Host.GetAsync("/api/regions/nowhere/agencies");

        agencies.Should().HaveCount(7);
        JsonNode.DeepEquals(agencies.Single(agency => agency.Text("/id") == "nangang-office"), JsonNode.Parse(
            """{"id":"nangang-office","name":"哈尔滨市南岗区医疗保障经办窗口","kind":"agency","level":"county","parent":"harbin-center","hours":"08:30-11:30 13:30-17:00","address":null,"windows":null,"phone":null}"""))
            .Should().BeTrue();
        await nowhere.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_agency_takes_each_setting_over_from_its_superior_until_it_sets_it_itself()
    {
        var unset = await ReadAsync("nangang-office");
        unset.List("/settings").Should().OnlyContain(setting => setting.Text("/text") == "本地未设定");
        unset.At("/version").Should().BeNull();

        await SetAsync("harbin-center", """{"paperMaterials":["form"],"publicNoticeDays":7}""");
        await SetAsync("nangang-office", """{"publicNoticeDays":10}""");

        var set = await ReadAsync("nangang-office");
        Setting(set, "paperMaterials").Text("/agencyName").Should().Be("哈尔滨市医疗保障服务中心");
        Setting(set, "publicNoticeDays").Text("/text").Should().Be("10天");
        Setting(set, "publicNoticeDays").Text("/agency").Should().Be("nangang-office");
        Setting(set, "publicNoticeDays").Text("/setBy").Should().Be(director.Account);
        set.At("/own/paperMaterials").Should().BeNull();
        set.At("/inForce/paperMaterials")!.ToJsonString().Should().Be("""["form"]""");
        var guide = await citizen.ReadAsync($"/api/items/heilongjiang/{Item}?agency=nangang-office");
        guide.List("/local").Single(setting => setting.Text("/id") == "publicNoticeDays").Text("/text").Should().Be("10天");
        guide.List("/local").Single(setting => setting.Text("/id") == "acceptanceLevels").Text("/text").Should().Be("本地未设定");
        guide.List("/local").Should().NotContain(setting => setting.Text("/id") == "acceptorMayReview", "how an agency divides its work is no matter of those who apply");
        (await citizen.ReadAsync($"/api/items/heilongjiang/{Item}")).At("/local").Should().BeNull();
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_nothing_is_set()
    {
        using var refused = await TrySetAsync(
            director, "mudanjiang-hospital", """{"acceptorMayReview":true,"openChannels":["fax"],"paperMaterials":["photo"],"publicNoticeDays":1000}""", null, reason: " ");

        (await refused.BodyErrorsAsync()).Should().Equal(
            "/settings/acceptorMayReview bad-value", "/settings/openChannels/0 bad-value", "/settings/paperMaterials/0 bad-value", "/settings/publicNoticeDays bad-value", "/reason missing-field");
        (await ReadAsync("mudanjiang-hospital")).At("/version").Should().BeNull();
    }

    [Fact]
    public async Task An_application_by_a_channel_that_the_agency_has_closed_is_refused_on_every_host()
    {
        await using var second = await Office.StartAsync();
        var elsewhere = new Citizen(second, citizen.Account);
        var form = (await citizen.FillAsync(CaseworkHost.ChronicDisease)).Put("/agency", "\"nangang-pharmacy\"");
        await DoneAsync(citizen, form);
        await SetAsync("nangang-pharmacy", """{"openChannels":["onsite","post"]}""");

        foreach (var (who, path) in (IEnumerable<(Citizen, string)>)[(citizen, "/api/cases"), (citizen, "/api/cases/check"), (elsewhere, "/api/cases")])
        {
            using var refused = await who.PostAsync(path, form.Body);
            var problem = await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body");
            problem.Text("/errors/0/pointer").Should().Be("/channel");
            problem.Text("/errors/0/detail").Should().Contain("南岗区示范药店").And.Contain("邮寄");
        }

        await DoneAsync(elsewhere, form.Put("/channel", "\"onsite\""));
        await DoneAsync(citizen, form.Put("/channel", "\"online\"").Put("/agency", "\"mudanjiang-center\""));
        await SetAsync("nangang-pharmacy", "{}");
        await DoneAsync(elsewhere, form.Put("/agency", "\"nangang-pharmacy\""));
    }

    [Fact]
    public async Task An_agency_at_whose_level_the_item_is_not_accepted_takes_no_application()
    {
        await SetAsync("mudanjiang-center", """{"acceptanceLevels":["county","township"]}""");
        var form = (await citizen.FillAsync(CaseworkHost.ChronicDisease)).Put("/agency", "\"mudanjiang-center\"");

        using var refused = await citizen.PostAsync("/api/cases", form.Body);

        var problem = await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body");
        problem.Text("/errors/0/pointer").Should().Be("/agency");
        problem.Text("/errors/0/detail").Should().Contain("县（市、区）");
        await SetAsync("mudanjiang-center", "{}");
        await DoneAsync(citizen, form);
    }

    [Fact]
    public async Task Who_set_what_when_and_why_stays_on_the_record_and_nobody_overwrites_what_he_has_not_seen()
    {
        var first = await SetAsync("harbin-hospital", """{"electronicMaterials":["records"]}""", "第一次");
        using var stale = await TrySetAsync(director, "harbin-hospital", "{}", null);
        await stale.ShouldBeProblemAsync(HttpStatusCode.Conflict, "settings-changed");
        await SetAsync("harbin-hospital", """{"electronicMaterials":["form"]}""", "第二次");

        var history = (await director.ReadAsync($"/api/agencies/heilongjiang/harbin-hospital/settings/{Item}/history")).List("/items");
        history.Select(version => $"{version.Text("/reason")} {version.Text("/settings/electronicMaterials/0")} {version.Text("/setBy")}")
            .Should().Equal($"第二次 form {director.Account}", $"第一次 records {director.Account}");
        history[1].At("/number")!.GetValue<int>().Should().Be(first.At("/version")!.GetValue<int>());
        foreach (var sql in (string[])["update cases.local_settings set reason = ''", "delete from cases.local_settings"])
        {
            await using var command = Office.Database.DataSource.CreateCommand(sql);
            await command.Awaiting(forbidden => forbidden.ExecuteNonQueryAsync()).Should().ThrowAsync<PostgresException>().WithMessage("*append-only*");
        }
    }

    [Fact]
    public async Task Only_the_director_of_an_agency_sets_for_it()
    {
        var local = await Office.EmployAsync("heilongjiang-local-director", "director");
        await using (var move = Office.Database.DataSource.CreateCommand(
            "update accounts.memberships set agency = 'mudanjiang-center' where user_id = (select id from accounts.users where user_name = 'heilongjiang-local-director')"))
        {
            await move.ExecuteNonQueryAsync();
        }

        using var elsewhere = await TrySetAsync(local, "harbin-center", "{}", null);
        using var stranger = await TrySetAsync(new Clerk(Office.Host, "henan-director"), "harbin-center", "{}", null);
        using var unknown = await TrySetAsync(director, "nowhere", "{}", null);

        await elsewhere.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await stranger.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await unknown.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        (await local.ReadAsync($"/api/agencies/heilongjiang/harbin-center/settings/{Item}")).Text("/agency").Should().Be("harbin-center", "all of the region may read");
    }

    private static JsonNode Setting(JsonNode settings, string id) => settings.List("/settings").Single(setting => setting.Text("/id") == id);

    private static async Task DoneAsync(Citizen who, ApplicationForm form)
    {
        using var answer = await who.PostAsync("/api/cases", form.Body);
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> TrySetAsync(Clerk who, string agency, string settings, int? version, string reason = "试行") => who.SendAsync(
        HttpMethod.Put,
        $"/api/agencies/heilongjiang/{agency}/settings/{Item}",
        new StringContent(new JsonObject { ["settings"] = JsonNode.Parse(settings), ["reason"] = reason, ["version"] = version }.ToJsonString(), Encoding.UTF8, "application/json"));

    private Task<JsonNode> ReadAsync(string agency) => director.ReadAsync($"/api/agencies/heilongjiang/{agency}/settings/{Item}");

    private async Task<JsonNode> SetAsync(string agency, string settings, string reason = "试行")
    {
        using var answer = await TrySetAsync(director, agency, settings, (await ReadAsync(agency)).At("/version")?.GetValue<int>(), reason);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.ReadAsync();
    }
}
