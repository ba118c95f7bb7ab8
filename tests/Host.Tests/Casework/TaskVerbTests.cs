using System.Net;
using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

[Collection(CaseworkTests.Name)]
public sealed class TaskVerbTests(CaseworkHost office) : CaseworkStory(office)
{
    private static int colleagues;

    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk clerk = office.Clerk("provider-acceptor");
    private readonly Clerk supervisor = office.Clerk("supervisor");

    [Fact]
    public async Task Whoever_is_given_a_task_holds_and_decides_it()
    {
        var (seen, task) = await HeldAsync();
        var colleague = await ColleagueAsync();

        await SucceedAsync(clerk, task, "transfer", To(colleague));

        (await clerk.TasksAsync("mine", $"&caseId={seen.Id}")).Should().BeEmpty();
        (await colleague.TasksAsync("mine", $"&caseId={seen.Id}")).Should().ContainSingle();
        using var decided = await colleague.TryCompleteAsync(task, "受理");
        decided.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_delegate_decides_in_the_name_of_the_holder_and_the_record_says_so()
    {
        var (seen, task) = await HeldAsync();
        var colleague = await ColleagueAsync();
        await SucceedAsync(clerk, task, "delegate", To(colleague));
        (await colleague.TasksAsync("mine", $"&caseId={seen.Id}")).Should().ContainSingle().Which.Text("/delegatedTo").Should().Be(colleague.Account);

        using var decided = await colleague.TryCompleteAsync(task, "受理");

        decided.StatusCode.Should().Be(HttpStatusCode.OK);
        (await clerk.TimelineAsync(seen)).Select(entry => entry.Text("/text")).Should().Contain($"作出决定：受理（受{clerk.Account}委派）");
        (await citizen.TimelineAsync(seen)).Select(entry => entry.Text("/text")).Should().Contain("作出决定：受理", "an applicant is told no names");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Neither_delegate_nor_delegator_may_decide_the_stage_that_must_be_another_ones(bool delegator)
    {
        var holder = await ColleagueAsync("provider-acceptor", "provider-reviewer");
        var helper = await ColleagueAsync("provider-acceptor", "provider-reviewer");
        var seen = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var task = await holder.ClaimAsync(seen);
        await SucceedAsync(holder, task, "delegate", To(helper));
        using var decided = await helper.TryCompleteAsync(task, "受理");
        var reviewer = Office.Clerk("provider-reviewer");
        var review = await reviewer.ClaimAsync(seen);

        foreach (var verb in (string[])["transfer", "delegate"])
        {
            using var refused = await reviewer.PostAsync($"/api/tasks/{review}/{verb}", To(delegator ? holder : helper));
            (await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties")).Text("/detail").Should().Contain("业务受理").And.Contain("业务审核");
        }
    }

    [Fact]
    public async Task A_task_goes_only_to_somebody_who_may_decide_it()
    {
        var (_, task) = await HeldAsync();
        foreach (var name in (string[])["nobody", clerk.Account, "henan-provider-acceptor", "heilongjiang-provider-reviewer", "admin"])
        {
            foreach (var verb in (string[])["transfer", "delegate"])
            {
                using var refused = await clerk.PostAsync($"/api/tasks/{task}/{verb}", new JsonObject { ["to"] = name, ["reason"] = "外出" });
                (await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body")).Text("/errors/0/pointer").Should().Be("/to");
            }
        }
    }

    [Fact]
    public async Task A_copy_is_found_in_a_list_and_gives_no_right_to_decide()
    {
        var (seen, task) = await HeldAsync();
        var reader = Office.Clerk("reviewer");

        await SucceedAsync(clerk, task, "copy", new JsonObject { ["to"] = reader.Account });

        (await reader.TasksAsync("copied", $"&caseId={seen.Id}")).Should().ContainSingle().Which.Text("/id").Should().Be(task);
        (await Office.Clerk("finance").TasksAsync("copied", $"&caseId={seen.Id}")).Should().BeEmpty();
        using var decided = await reader.TryCompleteAsync(task, "受理");
        await decided.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_reminder_reaches_the_handler_and_the_supervisor_once_a_working_day()
    {
        var (seen, task) = await HeldAsync();

        await SucceedAsync(citizen, task, "remind");

        (await supervisor.NotificationsAsync(seen)).Where(notice => notice.Text("/template") == "催办").Select(notice => notice.Text("/audience"))
            .Should().BeEquivalentTo("handler", "supervisor");
        using var again = await supervisor.PostAsync($"/api/tasks/{task}/remind");
        await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        using var handler = await clerk.PostAsync($"/api/tasks/{task}/remind");
        await handler.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task An_urgent_task_stands_before_those_that_came_earlier()
    {
        var earlier = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var later = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var task = later.Tasks.Single().Text("/id");

        await SucceedAsync(supervisor, task, "urgent");

        var open = (await clerk.TasksAsync("open")).Select(listed => listed.Text("/id")).ToList();
        open.IndexOf(task).Should().BeLessThan(open.IndexOf(earlier.Tasks.Single().Text("/id")));
    }

    [Fact]
    public async Task A_director_ends_a_case_and_the_applicant_is_told_why()
    {
        var (seen, _) = await HeldAsync();

        using var answer = await Office.Clerk("director").PostAsync($"/api/cases/{seen.Id}/termination", new JsonObject { ["reason"] = "申请人已死亡" });

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var ended = await citizen.CaseAsync(seen);
        ended.Status.Should().Be("cancelled");
        ended.Tasks.Should().BeEmpty();
        (await citizen.NotificationsAsync(seen)).Should().Contain(notice => notice.Text("/template") == "终止办理" && notice.Text("/text").Contains("申请人已死亡", StringComparison.Ordinal));
        using var other = await clerk.PostAsync($"/api/cases/{seen.Id}/termination", new JsonObject { ["reason"] = "x" });
        await other.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_batch_does_what_can_be_done_and_tells_of_each_what_could_not()
    {
        var (_, first) = await HeldAsync();
        var (_, second) = await HeldAsync();
        var unclaimed = (await citizen.ApplyAsync(CaseworkHost.ChronicDisease)).Tasks.Single().Text("/id");
        var batch = new JsonObject { ["tasks"] = new JsonArray(first, unclaimed, second), ["decision"] = "受理" };

        using var answer = await clerk.PostAsync("/api/tasks/complete-many", batch, "batch-of-three");
        using var again = await clerk.PostAsync("/api/tasks/complete-many", batch, "batch-of-three");

        foreach (var results in (IReadOnlyList<JsonNode>[])[(await answer.ReadAsync()).List(""), (await again.ReadAsync()).List("")])
        {
            results.Select(result => result.Text("/id")).Should().Equal(first, unclaimed, second);
            results.Select(result => (int)result.At("/status")!).Should().Equal(200, 409, 200);
            results[1].Text("/problem/type").Should().Be("urn:medins:problem:task-not-claimed");
        }
    }

    [Fact]
    public async Task A_returned_case_is_decided_once_more_and_who_decided_before_still_counts()
    {
        var (first, both) = (await ColleagueAsync(), await ColleagueAsync("provider-acceptor", "provider-reviewer"));
        var seen = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        await both.DecideAsync(seen, "受理");
        var reviewer = Office.Clerk("provider-reviewer");
        var review = await reviewer.ClaimAsync(seen);
        using (var nowhere = await reviewer.PostAsync($"/api/tasks/{review}/return", Back("业务审核")))
        {
            (await nowhere.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body")).Text("/errors/0/detail").Should().Contain("业务受理");
        }

        await SucceedAsync(reviewer, review, "return", Back("业务受理"));
        var again = await first.DecideAsync(seen, "受理");

        var task = await reviewer.ClaimAsync(again);
        using var refused = await reviewer.PostAsync($"/api/tasks/{task}/transfer", To(both));
        await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties");
        using var decided = await reviewer.TryCompleteAsync(task, "审核通过");
        decided.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_decision_is_taken_back_by_the_one_who_made_it_until_somebody_goes_on_from_it()
    {
        var (seen, task) = await HeldAsync();
        using (await clerk.TryCompleteAsync(task, "受理"))
        {
            await SucceedAsync(clerk, task, "withdraw-decision");
        }

        (await clerk.CaseAsync(seen)).Tasks.Should().ContainSingle().Which.Text("/role").Should().Be("provider-acceptor");
        using (var twice = await clerk.PostAsync($"/api/tasks/{task}/withdraw-decision"))
        {
            await twice.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        }

        var second = await clerk.ClaimAsync(seen);
        using (await clerk.TryCompleteAsync(second, "受理"))
        {
            await Office.Clerk("provider-reviewer").ClaimAsync(seen);
        }

        using var late = await clerk.PostAsync($"/api/tasks/{second}/withdraw-decision");
        await late.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
    }

    private static JsonObject Back(string stage) => new() { ["toStage"] = stage, ["reason"] = "请重新核对" };

    private static JsonObject To(Clerk colleague) => new() { ["to"] = colleague.Account, ["reason"] = "外出" };

    private static async Task SucceedAsync(Client client, string task, string verb, JsonObject? body = null)
    {
        using var answer = await client.PostAsync($"/api/tasks/{task}/{verb}", body?.ToJsonString());
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task<(CaseSeen Seen, string Task)> HeldAsync()
    {
        var seen = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        return (seen, await clerk.ClaimAsync(seen));
    }

    private Task<Clerk> ColleagueAsync(params string[] roles) =>
        Office.EmployAsync($"heilongjiang-colleague{Interlocked.Increment(ref colleagues)}", roles is [] ? ["provider-acceptor"] : roles);
}
