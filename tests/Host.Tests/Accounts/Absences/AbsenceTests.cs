using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Time;

namespace MedInsFlows.Host.Tests.Accounts.Absences;

/// <summary>代理人. Business time moves forward only, so each test reckons its days from the day that it has reached.</summary>
[Collection(MovedTimeTests.Name)]
public sealed class AbsenceTests(CaseworkHost office) : CaseworkStory(office)
{
    private static int hired;

    private readonly Citizen citizen = office.Citizen();
    private readonly DemoClock clock = new(office.Host);

    [Fact]
    public async Task On_the_days_of_an_absence_and_on_no_other_the_substitute_decides_what_the_absent_person_holds()
    {
        await using var second = await Office.StartAsync();
        var (absent, substitute) = (await HireAsync(), await HireAsync());
        var elsewhere = new Clerk(second, substitute.Account);
        List<CaseSeen> cases = [await ApplyAsync(), await ApplyAsync(), await ApplyAsync()];
        List<string> tasks = [.. await Task.WhenAll(cases.Select(absent.ClaimAsync))];
        var today = await TodayAsync();
        await SayAsync(absent, today.AddDays(1), today.AddDays(2), substitute);

        await NoRightAsync();
        await clock.AdvanceToAsync(At(today.AddDays(1), 0));
        (await substitute.TasksAsync("mine")).Select(task => $"{task.Text("/id")} {task.Text("/claimedBy")}").Should().BeEquivalentTo(tasks.Select(task => $"{task} {absent.Account}"));
        await CompleteAsync(substitute, tasks[0]);
        await new DemoClock(second).AdvanceToAsync(At(today.AddDays(2), 23));
        await CompleteAsync(elsewhere, tasks[1]);
        await clock.AdvanceToAsync(At(today.AddDays(3), 0));
        await new DemoClock(second).AdvanceToAsync(At(today.AddDays(3), 1));
        tasks = tasks[2..];
        await NoRightAsync();
        await CompleteAsync(absent, tasks[0]);

        (await TextsAsync(Office.Clerk("supervisor"), cases[0])).Should().Contain($"作出决定：受理（代{absent.Account}办理）");
        (await TextsAsync(citizen, cases[0])).Should().Contain("作出决定：受理", "an applicant is told no names");
        (await TextsAsync(Office.Clerk("supervisor"), cases[2])).Should().Contain("作出决定：受理");

        async Task NoRightAsync()
        {
            (await substitute.TasksAsync("mine")).Should().BeEmpty();
            foreach (var clerk in (Clerk[])[substitute, elsewhere])
            {
                using var refused = await clerk.TryCompleteAsync(tasks[0], "受理");
                await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "task-claimed");
            }
        }
    }

    [Fact]
    public async Task A_substitute_decides_what_was_delegated_to_the_absent_person_and_nothing_that_he_delegated_himself()
    {
        var (holder, absent, substitute) = (await HireAsync(), await HireAsync(), await HireAsync());
        var (received, given) = (await ApplyAsync(), await ApplyAsync());
        var (receivedTask, givenTask) = (await holder.ClaimAsync(received), await absent.ClaimAsync(given));
        await DelegateAsync(holder, receivedTask, absent);
        await DelegateAsync(absent, givenTask, holder);
        await SayAsync(absent, await TodayAsync(), await TodayAsync(), substitute);

        (await substitute.TasksAsync("mine")).Should().ContainSingle().Which.Text("/id").Should().Be(receivedTask);
        using var refused = await substitute.TryCompleteAsync(givenTask, "受理");
        await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "task-claimed");
        await CompleteAsync(substitute, receivedTask);

        (await TextsAsync(Office.Clerk("supervisor"), received)).Should().Contain($"作出决定：受理（代{absent.Account}办理，受{holder.Account}委派）");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Neither_the_substitute_nor_the_absent_person_may_decide_the_stage_that_must_be_another_ones(bool theAbsent)
    {
        var (absent, substitute) = (await HireAsync("provider-acceptor", "provider-reviewer"), await HireAsync("provider-acceptor", "provider-reviewer"));
        var seen = await ApplyAsync();
        var task = await absent.ClaimAsync(seen);
        await SayAsync(absent, await TodayAsync(), await TodayAsync(), substitute);
        await CompleteAsync(substitute, task);
        var reviewer = theAbsent ? absent : substitute;
        await ActAsync(reviewer, "provider-reviewer");

        using var refused = await reviewer.TryClaimAsync((await reviewer.TasksAsync("open", $"&caseId={seen.Id}")).Single().Text("/id"));

        (await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties")).Text("/detail").Should().Contain("业务受理").And.Contain("业务审核");
    }

    [Fact]
    public async Task A_substitute_may_not_decide_in_anothers_name_what_he_may_not_decide_in_his_own()
    {
        var (absent, substitute) = (await HireAsync("provider-reviewer"), await HireAsync("provider-acceptor", "provider-reviewer"));
        var seen = await substitute.DecideAsync(await ApplyAsync(), "受理");
        var task = await absent.ClaimAsync(seen);
        await SayAsync(absent, await TodayAsync(), await TodayAsync(), substitute);
        await ActAsync(substitute, "provider-reviewer");

        using var refused = await substitute.TryCompleteAsync(task, "审核通过");

        (await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties")).Text("/detail").Should().Contain("您已办理前者");
        await CompleteAsync(absent, task, "审核通过");
    }

    [Fact]
    public async Task Many_tasks_of_the_absent_person_are_decided_at_once()
    {
        var (absent, substitute) = (await HireAsync(), await HireAsync());
        List<string> tasks = [await absent.ClaimAsync(await ApplyAsync()), await absent.ClaimAsync(await ApplyAsync())];
        await SayAsync(absent, await TodayAsync(), await TodayAsync(), substitute);

        using var answer = await substitute.PostAsync(
            "/api/tasks/complete-many", new JsonObject { ["tasks"] = new JsonArray([.. tasks.Select(task => JsonValue.Create(task))]), ["decision"] = "受理" });

        (await answer.ReadAsync()).List("").Select(result => result.At("/status")!.GetValue<int>()).Should().Equal(200, 200);
    }

    [Fact]
    public async Task Taken_back_an_absence_gives_no_right_any_more_and_stays_on_the_record()
    {
        var (absent, substitute) = (await HireAsync(), await HireAsync());
        var task = await absent.ClaimAsync(await ApplyAsync());
        await SayAsync(absent, await TodayAsync(), await TodayAsync(), substitute);
        (await substitute.ReadAsync("/api/me/absence")).Text("/standsInFor/0/userName").Should().Be(absent.Account);

        using var back = await absent.SendAsync(HttpMethod.Delete, "/api/me/absence");
        using var again = await absent.SendAsync(HttpMethod.Delete, "/api/me/absence");

        back.StatusCode.Should().Be(HttpStatusCode.NoContent);
        await again.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var refused = await substitute.TryCompleteAsync(task, "受理");
        await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "task-claimed");
        (await absent.ReadAsync("/api/me/absence")).ToJsonString().Should().Be("""{"absence":null,"standsInFor":[]}""");
        var acts = (await Office.Clerk("auditor").ReadAsync($"/api/audit/accounts?userName={absent.Account}&size=200")).List("/items").Where(act => act.Text("/target") == absent.Account).ToList();
        acts.Select(act => $"{act.Text("/act")} {act.Text("/after/substitute")}").Should().Equal($"absence-taken-back {substitute.Account}", $"absence-said {substitute.Account}");
        (await Office.Clerk("auditor").ReadAsync("/api/audit/accounts/verification")).At("/intact")!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task Who_stands_in_must_be_somebody_else_who_is_there_and_may_do_the_same()
    {
        var today = await TodayAsync();
        var (absent, substitute, third) = (await HireAsync("provider-acceptor", "provider-reviewer"), await HireAsync("provider-acceptor", "provider-reviewer"), await HireAsync("provider-acceptor", "provider-reviewer"));
        foreach (var name in (string[])["nobody", absent.Account, "heilongjiang-provider-acceptor", "henan-provider-acceptor"])
        {
            using var refused = await TrySayAsync(absent, today, today, name);
            (await refused.BodyErrorsAsync()).Should().Equal("/substitute bad-value");
        }

        using var everything = await TrySayAsync(absent, today, today.AddDays(-1), "nobody");
        (await everything.BodyErrorsAsync()).Should().Equal("/untilOn bad-value", "/substitute bad-value");
        using var past = await TrySayAsync(absent, today.AddDays(-3), today.AddDays(-1), substitute.Account);
        (await past.BodyErrorsAsync()).Should().Equal("/untilOn bad-value");
        using var applicant = await TrySayAsync(new Clerk(Office.Host, "heilongjiang-applicant"), today, today, substitute.Account);
        (await applicant.BodyErrorsAsync()).Should().ContainSingle();

        await SayAsync(absent, today.AddDays(5), today.AddDays(7), substitute);
        using var onwards = await TrySayAsync(substitute, today.AddDays(7), today.AddDays(9), third.Account);
        (await onwards.BodyErrorsAsync()).Should().Equal("/fromOn bad-value");
        using var backwards = await TrySayAsync(third, today, today.AddDays(5), absent.Account);
        (await backwards.BodyErrorsAsync()).Should().Equal("/substitute bad-value");
        await SayAsync(substitute, today.AddDays(8), today.AddDays(9), third);
    }

    [Fact]
    public async Task The_supervisor_of_the_agency_says_it_for_who_cannot_and_never_names_himself()
    {
        var (absent, substitute, today) = (await HireAsync(), await HireAsync(), await TodayAsync());
        var supervisor = await HireAsync("supervisor", "provider-acceptor");
        var task = await absent.ClaimAsync(await ApplyAsync());

        using var himself = await TrySayAsync(supervisor, today, today, supervisor.Account, absent.Account);
        using var stranger = await TrySayAsync(new Clerk(Office.Host, "henan-supervisor"), today, today, substitute.Account, absent.Account);
        using var colleague = await TrySayAsync(substitute, today, today, substitute.Account, absent.Account);
        using var said = await TrySayAsync(supervisor, today, today, substitute.Account, absent.Account);

        await himself.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties");
        await stranger.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await colleague.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        said.StatusCode.Should().Be(HttpStatusCode.OK);
        (await absent.ReadAsync("/api/me/absence")).Text("/absence/saidBy").Should().Be(supervisor.Account);
        await CompleteAsync(substitute, task);
    }

    private static async Task CompleteAsync(Clerk clerk, string task, string decision = "受理")
    {
        using var answer = await clerk.TryCompleteAsync(task, decision);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private static async Task DelegateAsync(Clerk clerk, string task, Clerk to)
    {
        using var answer = await clerk.PostAsync($"/api/tasks/{task}/delegate", new JsonObject { ["to"] = to.Account, ["reason"] = "外出" });
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task ActAsync(Clerk clerk, string role)
    {
        using var answer = await clerk.PostAsync("/api/me/active", new JsonObject { ["role"] = role, ["region"] = "heilongjiang" });
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task SayAsync(Clerk absent, DateOnly from, DateOnly until, Clerk substitute)
    {
        using var answer = await TrySayAsync(absent, from, until, substitute.Account);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> TrySayAsync(Clerk who, DateOnly from, DateOnly until, string substitute, string? whose = null) => who.SendAsync(
        HttpMethod.Put,
        whose is null ? "/api/me/absence" : $"/api/accounts/{whose}/absence",
        new StringContent(
            new JsonObject { ["fromOn"] = from.ToString("yyyy-MM-dd", null), ["untilOn"] = until.ToString("yyyy-MM-dd", null), ["substitute"] = substitute, ["reason"] = "leave" }.ToJsonString(),
            Encoding.UTF8,
            "application/json"));

    private static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 0), TimeSpan.FromHours(8));

    private static async Task<IEnumerable<string>> TextsAsync(Client reader, CaseSeen seen) => (await reader.TimelineAsync(seen)).Select(entry => entry.Text("/text"));

    private Task<CaseSeen> ApplyAsync() => citizen.ApplyAsync(CaseworkHost.ChronicDisease);

    private async Task<DateOnly> TodayAsync() => DateOnly.FromDateTime((await clock.NowAsync()).ToOffset(TimeSpan.FromHours(8)).DateTime);

    private Task<Clerk> HireAsync(params string[] roles) => Office.EmployAsync($"heilongjiang-away{Interlocked.Increment(ref hired)}", roles is [] ? ["provider-acceptor"] : roles);
}
