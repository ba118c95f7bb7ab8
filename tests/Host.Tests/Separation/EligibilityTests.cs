using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Separation;

/// <summary>When a task opens the service proves that somebody may decide it; where nobody may, it says so, and a director has two ways out.</summary>
public sealed class EligibilityTests(SeparationHost office) : SeparationStory(office)
{
    [Fact]
    public async Task A_small_county_with_three_clerks_finishes_an_immediate_item_on_the_same_day_by_the_rules()
    {
        await Office.SetAcceptorMayReviewAsync(Town, SeparationHost.Immediate);
        Clerk[] clerks = [await HireAsync("acceptor", "reviewer"), await HireAsync("acceptor", "reviewer"), await HireAsync("acceptor", "reviewer")];

        foreach (var clerk in clerks)
        {
            var seen = await DecideAsync(clerk, "reviewer", await DecideAsync(clerk, "acceptor", await ApplyAsync(SeparationHost.Immediate)));

            seen.Status.Should().Be("completed");
            seen.Json.Text("/closedAt")[..10].Should().Be(seen.Json.Text("/deadline/dueOn")).And.Be(seen.Json.Text("/receivedAt")[..10]);
        }
    }

    [Fact]
    public async Task Where_nobody_may_decide_director_and_supervisor_are_told_once_and_told_when_it_comes_again()
    {
        var seen = await StuckAsync();

        (await NobodyAsync(seen)).Should().Be(1);
        foreach (var role in (string[])["director", "supervisor"])
        {
            (await new Client(Office.Host, $"linkou-{role}").ReadAsync("/api/inbox?size=200")).List("/items")
                .Where(message => message.Text("/caseId") == seen.Id && message.Text("/event") == "无人可办").Should().ContainSingle()
                .Which.Text("/text").Should().Contain("业务审核").And.NotContain("linkou-clerk");
        }

        (await Citizen.ReadAsync("/api/inbox?size=200")).List("/items").Should().NotContain(message => message.Text("/event") == "无人可办", "it is not for applicants");

        var colleague = await HireAsync("reviewer");
        await ProvenAsync(seen, eligible: true);
        await Office.DoAsync("update accounts.users set locked = true where user_name = $1", colleague.Account);
        await ProvenAsync(seen, eligible: false);
        (await NobodyAsync(seen)).Should().Be(2);
    }

    [Fact]
    public async Task Somebody_who_may_decide_is_found_without_a_word()
    {
        await HireAsync("acceptor");
        var seen = await ApplyAsync(SeparationHost.Immediate);

        await ProvenAsync(seen, eligible: true);

        (await NobodyAsync(seen)).Should().Be(0);
        foreach (var (verb, body) in (IReadOnlyList<(string, JsonObject)>)
            [("superior", new JsonObject { ["reason"] = "人手不足" }), ("exception", new JsonObject { ["to"] = "linkou-clerk1", ["reason"] = "人手不足" })])
        {
            using var refused = await Director.PostAsync($"/api/tasks/{TaskOf(seen)}/{verb}", body);
            await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        }
    }

    [Fact]
    public async Task A_task_that_goes_to_the_superior_agency_is_decided_there_and_nothing_else_of_the_case_is_seen_there()
    {
        var seen = await StuckAsync();
        var above = await Office.HireAsync("county-center", "reviewer");
        var aside = await Office.HireAsync("county-center", "acceptor");
        var other = await Office.HireAsync(Office.NextTown(), "reviewer");
        using (var foreign = await above.TryClaimAsync(TaskOf(seen)))
        {
            await foreign.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        }

        using (var lifted = await Director.PostAsync($"/api/tasks/{TaskOf(seen)}/superior", new JsonObject { ["reason"] = "只有一名经办人" }))
        {
            lifted.StatusCode.Should().Be(HttpStatusCode.OK, await lifted.Content.ReadAsStringAsync());
            (await lifted.ReadAsync()).Text("/tasks/0/superior").Should().Be("county-center");
        }

        await ProvenAsync(seen, eligible: true);
        foreach (var stranger in (Clerk[])[aside, other])
        {
            (await stranger.TasksAsync("open", $"&caseId={seen.Id}")).Should().BeEmpty();
            using var unseen = await stranger.GetAsync($"/api/cases/{seen.Id}");
            await unseen.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        }

        var decided = await above.DecideAsync(seen, "审核通过");

        decided.Status.Should().Be("completed");
        using var gone = await above.GetAsync($"/api/cases/{seen.Id}");
        await gone.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_exception_lets_the_named_person_decide_and_stands_in_journal_access_log_and_sample()
    {
        var seen = await StuckAsync();
        var (clerk, task) = (only!, TaskOf(seen));
        await ShouldBeRefusedAsync(() => clerk.TryClaimAsync(task), seen, "review", clerk, clerk);

        using (var made = await Director.PostAsync($"/api/tasks/{task}/exception", new JsonObject { ["to"] = clerk.Account, ["reason"] = "当日须办结" }))
        {
            made.StatusCode.Should().Be(HttpStatusCode.OK, await made.Content.ReadAsStringAsync());
        }

        (await clerk.DecideAsync(seen, "审核通过")).Status.Should().Be("completed");
        var auditor = new Client(Office.Host, "linkou-auditor");
        var kept = (await auditor.ReadAsync($"/api/audit/access?caseId={seen.Id}")).List("/items").Should().ContainSingle(record => record.Text("/event") == "exception").Subject;
        kept.List("/details").Select(detail => detail.GetValue<string>()).Should().Equal("rule=review", $"task={task}", $"person={clerk.Account}");
        kept.Text("/reason").Should().Be("当日须办结");
        (await auditor.ReadAsync($"/api/audit/cases/{seen.Id}/journal")).List("").Should().Contain(record => record.Text("/event") == "ExceptionMade");
        var (first, again) = (await auditor.ReadAsync("/api/audit/exceptions?region=linkou&seed=2026"), await auditor.ReadAsync("/api/audit/exceptions?region=linkou&seed=2026"));
        first.ToJsonString().Should().Be(again.ToJsonString(), "the same seed draws the same");
        first.List("/items").Should().ContainSingle(entry => entry.Text("/caseId") == seen.Id).Which.Text("/grantedTo").Should().Be(clerk.Account);
        first.List("/items").Count(entry => entry.At("/drawn")!.GetValue<bool>()).Should().Be(first.At("/drawn")!.GetValue<int>()).And.BePositive();
        first.At("/share")!.GetValue<int>().Should().Be(20);
        using var foreign = await auditor.GetAsync("/api/audit/exceptions?region=henan");
        await foreign.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var noMonth = await auditor.GetAsync("/api/audit/exceptions?month=x");
        (await noMonth.ParameterErrorsAsync()).Should().Equal("?month bad-value");
    }

    [Fact]
    public async Task No_exception_is_made_from_a_hard_rule_nor_for_the_director_himself_nor_for_somebody_without_the_role()
    {
        var both = await HireAsync("reviewer", "second-reviewer");
        var seen = await DecideAsync(await HireAsync("acceptor"), "acceptor", await ApplyAsync(SeparationHost.Paid));
        seen = await DecideAsync(both, "reviewer", seen);
        await ProvenAsync(seen, eligible: false);
        var director = await HireAsync("director", "second-reviewer");
        await Office.DoAsync("update accounts.users set locked = true where user_name = $1", director.Account);
        Task<HttpResponseMessage> ExceptAsync(Client who, string to) => who.PostAsync($"/api/tasks/{TaskOf(seen)}/exception", new JsonObject { ["to"] = to, ["reason"] = "人手不足" });

        using var hard = await ExceptAsync(Director, both.Account);
        (await hard.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties")).Text("/detail").Should().Contain("不得特批");
        (await RefusalsAsync(seen)).Should().ContainSingle().Which.Should().StartWith("linkou-director rule=second-review");
        foreach (var to in (string[])[director.Account, "linkou-director", "nobody"])
        {
            using var wrong = await ExceptAsync(Director, to);
            (await wrong.BodyErrorsAsync()).Should().Equal("/to bad-value");
        }

        using var other = await ExceptAsync(new Client(Office.Host, "linkou-supervisor"), both.Account);
        await other.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private Clerk? only;

    /// <summary>A case in review in a town whose only clerk has accepted it.</summary>
    private async Task<CaseSeen> StuckAsync()
    {
        only = await HireAsync("acceptor", "reviewer");
        var seen = await DecideAsync(only, "acceptor", await ApplyAsync(SeparationHost.Immediate));
        await ActAsync(only, "reviewer");
        await ProvenAsync(seen, eligible: false);
        return seen;
    }

    private Task ProvenAsync(CaseSeen seen, bool eligible) => Office.Database.DataSource.UntilAsync(
        "the task is proven",
        $"exists (select from cases.tasks where case_id = '{seen.Id}' and state = 'open' and proven_at is not null and eligible = {eligible})");

    private async Task<int> NobodyAsync(CaseSeen seen) =>
        (await new Client(Office.Host, "linkou-auditor").ReadAsync($"/api/audit/cases/{seen.Id}/journal")).List("").Count(record => record.Text("/event") == "NoEligiblePerson");
}
