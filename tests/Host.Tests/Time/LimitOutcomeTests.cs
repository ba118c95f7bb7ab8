using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Items;
using Npgsql;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>When the limit passes, every task that declares an outcome for that is left by its own. The host moves time, so its tests share it with no others.</summary>
public sealed class LimitOutcomeTests(DefinitionsHost office) : IClassFixture<DefinitionsHost>
{
    private readonly Designer designer = office.Designer();
    private readonly Citizen citizen = office.Citizen();
    private readonly DemoClock clock = new(office.Host);

    [Fact]
    public async Task Each_of_two_tasks_side_by_side_is_left_by_its_own_outcome_in_one_commit()
    {
        var accepted = await AcceptAsync("side-by-side", SideBySide);
        (await StagesAsync(accepted)).Should().BeEquivalentTo("业务审核", "现场评审");

        await LetTheLimitPassAsync();

        (await StagesAsync(accepted)).Should().BeEquivalentTo("审核督办", "评审督办");
        (await RowsAsync("select state || ' ' || stage from cases.tasks where case_id = $1 and stage in ('业务审核', '现场评审') order by stage", accepted))
            .Should().BeEquivalentTo("cancelled 业务审核", "cancelled 现场评审");
        (await RowsAsync("select kind || ' ' || outcome from engine.timers where instance_id = $1", accepted)).Should().BeEquivalentTo("Yellow fired", "Red fired", "Due fired", "Outcome fired");
        (await RowsAsync("select distinct xmin::text from cases.tasks where case_id = $1 and stage <> '业务受理'", accepted)).Should().ContainSingle();
        await RequireSameWhenPlayedAgainAsync(accepted);
    }

    [Fact]
    public async Task Signatures_that_are_awaited_fall_away_with_the_task_and_a_decision_that_they_held_up_with_them()
    {
        var accepted = await AcceptAsync("awaited-signatures", SideBySide);
        var (inspector, reviewer, signer) = (office.Clerk("inspector"), office.Clerk("provider-reviewer"), office.Clerk("bureau"));
        var (inspection, review) = (await inspector.ClaimAsync(accepted), await reviewer.ClaimAsync(accepted));
        await SucceedAsync(inspector.PostAsync($"/api/tasks/{inspection}/add-signer", new JsonObject { ["to"] = signer.Account, ["reason"] = "会办" }));
        await SucceedAsync(reviewer.PostAsync($"/api/tasks/{review}/add-signer", new JsonObject { ["to"] = signer.Account, ["reason"] = "会办", ["position"] = "after" }));
        await SucceedAsync(reviewer.TryCompleteAsync(review, "审核通过"));
        (await signer.TasksAsync("mine", $"&caseId={accepted.Id}")).Should().HaveCount(2);

        await LetTheLimitPassAsync();

        (await StagesAsync(accepted)).Should().BeEquivalentTo("审核督办", "评审督办");
        (await signer.TasksAsync("mine", $"&caseId={accepted.Id}")).Should().BeEmpty();
        await RequireSameWhenPlayedAgainAsync(accepted);

        static async Task SucceedAsync(Task<HttpResponseMessage> command)
        {
            using var answer = await command;
            answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Where_one_was_decided_in_time_only_the_other_is_left()
    {
        var accepted = await AcceptAsync("one-in-time", SideBySide);
        await office.Clerk("inspector").DecideAsync(accepted, "审核通过");

        await LetTheLimitPassAsync();

        (await StagesAsync(accepted)).Should().BeEquivalentTo("审核督办", "复核");
        await RequireSameWhenPlayedAgainAsync(accepted);
    }

    [Fact]
    public async Task An_outcome_that_ends_the_flow_takes_the_other_task_with_it()
    {
        var accepted = await AcceptAsync("ending", definition =>
        {
            SideBySide(definition);
            definition.List("/root/connections").Single(line => line.Text("/source/port") == "超时")["target"]!["activity"] = "reject";
            definition.At("/root/activities")!.AsArray().Remove(definition.Node("urge-review"));
            definition.At("/root/connections")!.AsArray().RemoveAll(line => line!.Text("/source/activity") == "urge-review");
        });

        await LetTheLimitPassAsync();

        (await StagesAsync(accepted)).Should().NotContain(["业务审核", "现场评审"]);
        (await RowsAsync("select kind || ' ' || outcome from engine.timers where instance_id = $1 and kind = 'Outcome'", accepted)).Should().Equal("Outcome fired");
        await RequireSameWhenPlayedAgainAsync(accepted);
    }

    [Fact]
    public async Task The_host_itself_sees_that_the_limit_has_passed()
    {
        var accepted = await AcceptAsync("by-itself", SideBySide);

        // As another host would that died before it could fire anything.
        await ExecuteAsync("insert into cases.demo_clock (offset_ticks) values ($1) on conflict (only_row) do update set offset_ticks = demo_clock.offset_ticks + excluded.offset_ticks", TimeSpan.FromDays(60).Ticks);
        await UntilAsync("not exists (select from engine.timers where instance_id = $1 and closed_at is null)", accepted);

        (await StagesAsync(accepted)).Should().BeEquivalentTo("审核督办", "评审督办");
        (await office.Clerk("auditor").TimelineAsync(accepted)).Select(entry => entry.Text("/text")).Should()
            .Contain("超过办理时限").And.Subject.Count(text => text == "任务取消：超时").Should().Be(2);
    }

    [Fact]
    public async Task A_flow_that_is_held_is_overdue_at_once_and_left_by_the_outcome_when_it_goes_on()
    {
        var accepted = await AcceptAsync("held", SideBySide);
        var admin = new Client(office.Host, "admin");
        using var held = await admin.PostAsync($"/api/admin/flows/{accepted.Id}/hold", new JsonObject { ["reason"] = "核查" });
        held.IsSuccessStatusCode.Should().BeTrue(await held.Content.ReadAsStringAsync());

        await LetTheLimitPassAsync();
        (await office.Clerk("auditor").TimelineAsync(accepted)).Select(entry => entry.Text("/text")).Should().Contain("超过办理时限");
        (await StagesAsync(accepted)).Should().BeEquivalentTo("业务审核", "现场评审");

        using var released = await admin.PostAsync($"/api/admin/flows/{accepted.Id}/release", new JsonObject { ["reason"] = "核查完毕" });
        released.IsSuccessStatusCode.Should().BeTrue(await released.Content.ReadAsStringAsync());
        await UntilAsync("not exists (select from engine.timers where instance_id = $1 and closed_at is null)", accepted);
        (await StagesAsync(accepted)).Should().BeEquivalentTo("审核督办", "评审督办");
    }

    [Fact]
    public async Task A_limit_that_goes_on_after_a_pause_is_armed_anew_for_its_new_points_of_time()
    {
        var paused = await AcceptAsync("goes-on", definition =>
        {
            definition.Insert("clock", "Done", "MedIns.PauseClock", ("reason", "补正中止"), ("clause", "第三条"));
            definition.Copy("review", "second", "复核").Say("role", "second-reviewer");
            definition.Insert("review", "审核通过", "resume", "MedIns.ResumeClock", ("reason", "已补正"));
            definition.List("/root/connections").Single(line => line.Text("/source/activity") == "resume")["target"]!["activity"] = "second";
            definition.Join("second", "审核通过", "complete");
            definition.Join("second", "审核不通过", "reject");
        });
        var before = await citizen.DeadlineAsync(paused);
        (await ArmedAsync(paused)).Should().BeEmpty();
        await clock.AdvanceToAsync((await clock.NowAsync()).AddDays(40));

        var resumed = await office.Clerk("provider-reviewer").DecideAsync(paused, "审核通过");

        var deadline = await citizen.DeadlineAsync(resumed);
        deadline.At("/paused")!.GetValue<bool>().Should().BeFalse();
        string.CompareOrdinal(deadline.Text("/dueOn"), before.Text("/dueOn")).Should().BePositive("the pause is made up");
        (await ArmedAsync(resumed)).Should().BeEquivalentTo("Yellow 1", "Red 1", "Due 1");
        (await RowsAsync("select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') from engine.timers where instance_id = $1 and kind = 'Due' and closed_at is null", resumed))
            .Should().Equal(deadline.Text("/dueOn"));
        await LetTheLimitPassAsync();
        (await RowsAsync("select concat_ws(' ', kind, generation, outcome) from engine.timers where instance_id = $1", resumed))
            .Should().BeEquivalentTo("Yellow 1 fired", "Red 1 fired", "Due 1 fired");
    }

    [Fact]
    public async Task A_task_is_left_when_the_limit_of_its_stage_has_passed_if_it_names_that_clock()
    {
        const string twoDays = """{"kind": "workingDays", "length": 2, "scope": "stage", "text": "2个工作日"}""";
        var accepted = await AcceptAsync("stage", definition =>
        {
            definition.Insert("clock", "Done", "stage-clock", "MedIns.StartClock", ("limit", twoDays));
            Outcome(definition.Node("review"), "超时");
            definition.Node("review").Add("limitClock", "String", "stage-clock");
            definition.Copy("review", "urge", "审核督办").Say("role", "director");
            definition.Node("urge").AsObject().Remove("limitOutcome");
            definition.Join("review", "超时", "urge");
            definition.Join("urge", "审核通过", "complete");
            definition.Join("urge", "审核不通过", "reject");
        });
        (await ArmedAsync(accepted)).Should().BeEquivalentTo("Yellow 0", "Red 0", "Due 0", "Red 0", "Due 0", "Outcome 0");

        await clock.AdvanceToAsync((await clock.NowAsync()).AddDays(16));

        (await StagesAsync(accepted)).Should().Equal("审核督办");
        await RequireSameWhenPlayedAgainAsync(accepted);
    }

    [Fact]
    public async Task A_case_that_goes_on_by_a_version_with_a_limit_outcome_is_left_by_it()
    {
        var accepted = await AcceptAsync("migrated", _ => { });
        var saved = await designer.DefinitionAsync("migrated");
        await designer.IssueAsync("migrated", SideBySide, saved.Text("/latest/revision"));
        using var migrated = await new Client(office.Host, "admin").PostAsync("/api/admin/migrations", new JsonObject
        {
            ["region"] = "heilongjiang",
            ["item"] = "migrated",
            ["version"] = 2,
            ["targets"] = new JsonObject(),
            ["cases"] = new JsonArray(accepted.Id),
            ["reason"] = "文件修订",
        });
        migrated.IsSuccessStatusCode.Should().BeTrue(await migrated.Content.ReadAsStringAsync());
        (await ArmedAsync(accepted)).Should().BeEquivalentTo("Yellow 1", "Red 1", "Due 1", "Outcome 1");

        await LetTheLimitPassAsync();

        (await StagesAsync(accepted)).Should().Equal("审核督办");
        await RequireSameWhenPlayedAgainAsync(accepted);
    }

    [Fact]
    public async Task What_may_not_happen_before_a_time_has_passed_waits_for_it_and_says_until_when()
    {
        var waiting = await AcceptAsync("waiting", definition =>
            definition.Insert("clock", "Done", "rectify", "MedIns.Wait", ("unit", "calendarDays"), ("length", "20"), ("startEvent", "结果告知送达")));
        (await StagesAsync(waiting)).Should().BeEmpty();
        var told = (await citizen.DeadlineAsync(waiting)).List("/stages").Should().ContainSingle().Subject;
        (told.Text("/timeKind"), told.Text("/startEvent"), told.Text("/lamp")).Should().Be(("notBefore", "结果告知送达", "none"));

        await clock.AdvanceToAsync((await clock.NowAsync()).AddDays(19));
        (await StagesAsync(waiting)).Should().BeEmpty();
        await clock.AdvanceToAsync((await clock.NowAsync()).AddDays(12));

        (await StagesAsync(waiting)).Should().Equal("业务审核");
        (await office.Clerk("auditor").TimelineAsync(waiting)).Select(entry => entry.Text("/text")).Should().Contain("等待的期限已经届满");
        await RequireSameWhenPlayedAgainAsync(waiting);
    }

    /// <summary>审核 and 评审 are done at the same time; when the limit passes, each goes to somebody else.</summary>
    private static void SideBySide(JsonNode definition)
    {
        Outcome(definition.Node("review"), "超时");
        var opinion = definition.Copy("review", "opinion", "现场评审");
        opinion.Say("role", "inspector");
        Outcome(opinion, "逾期");
        definition.Join("clock", "Done", "opinion");
        foreach (var (id, stage, role) in new[] { ("urge-review", "审核督办", "director"), ("urge-opinion", "评审督办", "director"), ("second", "复核", "second-reviewer") })
        {
            var further = definition.Copy("review", id, stage);
            further.Say("role", role);
            further.AsObject().Remove("limitOutcome");
            definition.Join(id, "审核通过", "complete");
            definition.Join(id, "审核不通过", "reject");
        }

        definition.Join("review", "超时", "urge-review");
        definition.Join("opinion", "逾期", "urge-opinion");
        definition.Join("opinion", "审核通过", "second");
        definition.Join("opinion", "审核不通过", "reject");
    }

    private static void Outcome(JsonNode task, string outcome) => task["limitOutcome"] = new JsonObject
    {
        ["typeName"] = "List<String>",
        ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = $"[\"{outcome}\"]" },
    };

    private async Task<CaseSeen> AcceptAsync(string item, Action<JsonNode> change)
    {
        await designer.IssueAsync(item, change);
        return await office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync($"heilongjiang/{item}"), "受理");
    }

    private async Task LetTheLimitPassAsync() => await clock.AdvanceToAsync((await clock.NowAsync()).AddDays(60));

    private Task<List<string>> StagesAsync(CaseSeen seen) => RowsAsync("select stage from cases.tasks where case_id = $1 and state = 'open'", seen);

    private Task<List<string>> ArmedAsync(CaseSeen seen) => RowsAsync("select concat_ws(' ', kind, generation) from engine.timers where instance_id = $1 and closed_at is null", seen);

    private async Task RequireSameWhenPlayedAgainAsync(CaseSeen seen)
    {
        using var replay = await new Client(office.Host, "heilongjiang-auditor").PostAsync($"/api/audit/cases/{seen.Id}/replay");
        (await replay.ReadAsync()).At("/identical")!.GetValue<bool>().Should().BeTrue();
    }

    private async Task UntilAsync(string condition, CaseSeen seen)
    {
        while (await RowsAsync($"select ({condition})::text from pg_sleep(0.02)", seen) is not ["true"])
        {
        }
    }

    private async Task ExecuteAsync(string sql, object value)
    {
        await using var command = office.Database.DataSource.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<string>> RowsAsync(string sql, CaseSeen seen)
    {
        await using var command = office.Database.DataSource.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(seen.Id) });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
