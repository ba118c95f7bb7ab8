using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>多级审批, from the application to the end of the case. That each case is the same when it is played again is seen to after each test.</summary>
[Collection(WorkshopTests.Name)]
public sealed class ApprovalTests(WorkshopHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");
    private readonly Clerk reviewer = office.Clerk("reviewer");
    private readonly Clerk director = office.Clerk("director");
    private readonly Clerk first = office.Clerk("expert1");
    private readonly Clerk second = office.Clerk("expert2");

    [Fact]
    public async Task Each_level_that_the_amount_needs_is_passed_and_a_changed_amount_is_signed_again()
    {
        var seen = await AcceptedAsync(6000);
        var task = (await reviewer.TasksAsync("open", $"&caseId={seen.Id}")).Should().ContainSingle().Subject;
        task.Text("/stage").Should().Be("初审");
        task.Text("/instructions").Should().Be("核对费用");
        task.List("/decisions").Select(decision => $"{decision.Text("/id")} {decision.Text("/kind")} {decision.At("/requiresReason")}").Should().Equal("同意 positive false", "退回 return true", "不同意 negative true");
        task.Texts("/dataToEnter", "/id").Should().Equal("amount");
        await reviewer.DecideAsync(seen, "同意");

        await DecideAsync(first, seen, "同意");
        await DecideAsync(second, seen, "同意", data: new JsonObject { ["amount"] = 12000.5 });

        await DecideAsync(first, seen, "同意");
        await reviewer.DecideAsync(seen, "同意");
        (await director.DecideAsync(seen, "同意")).Stage.Should().Be("业务审核");
        (await Office.Clerk("provider-reviewer").DecideAsync(seen, "审核通过")).Status.Should().Be("completed");
        (await acceptor.TimelineAsync(seen)).Select(entry => entry.Text("/text")).Should().ContainInOrder("作出决定：同意", "此前的审批意见须重新签署", "作出决定：同意");
    }

    [Fact]
    public async Task The_signers_of_one_level_are_different_persons()
    {
        var seen = await AcceptedAsync(6000);
        await reviewer.DecideAsync(seen, "同意");
        var tasks = (await first.TasksAsync("open", $"&caseId={seen.Id}")).Select(task => task.Text("/id")).ToList();
        await SucceedAsync(first, tasks[0], "claim");
        await RefusedAsync(first.TryClaimAsync(tasks[1]));
        await SucceedAsync(first, tasks[0], "complete", Decision("同意"));
        await RefusedAsync(first.TryClaimAsync(tasks[1]));
        await SucceedAsync(second, tasks[1], "claim");

        foreach (var verb in (string[])["transfer", "delegate", "add-signer"])
        {
            using var refused = await second.PostAsync($"/api/tasks/{tasks[1]}/{verb}", new JsonObject { ["to"] = first.Account, ["reason"] = "外出" });
            (await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body")).Text("/errors/0/pointer").Should().Be("/to");
        }

        static async Task RefusedAsync(Task<HttpResponseMessage> claim)
        {
            using var refused = await claim;
            (await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties")).Text("/detail").Should().Contain("会审");
        }
    }

    [Fact]
    public async Task A_signer_who_returns_it_returns_it_for_all_and_names_only_a_level_that_is_passed()
    {
        var seen = await AcceptedAsync(20000);
        await reviewer.DecideAsync(seen, "同意");
        var task = await ClaimAsync(first, seen);
        await ClaimAsync(second, seen);
        using (var silent = await first.TryCompleteAsync(task, "退回"))
        {
            (await silent.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body")).Text("/errors/0/pointer").Should().Be("/reason");
        }

        using (var ahead = await first.TryCompleteAsync(task, "退回", "请重核", To("终审")))
        {
            (await ahead.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body")).Text("/errors/0/pointer").Should().Be("/data/toLevel");
        }

        await SucceedAsync(first, task, "complete", Decision("退回", "请重核", To("初审")));

        (await second.TasksAsync("mine", $"&caseId={seen.Id}")).Should().BeEmpty();
        await reviewer.DecideAsync(seen, "同意");
        await DecideAsync(first, seen, "退回", "不清楚");
        (await acceptor.CaseAsync(seen)).Tasks.Should().ContainSingle().Which.Text("/role").Should().Be("provider-acceptor");
    }

    [Fact]
    public async Task Who_signed_a_level_signs_none_of_those_after_it()
    {
        var seen = await AcceptedAsync(20000);
        var both = await Office.EmployAsync("heilongjiang-of-two-levels", "reviewer", "director");
        await both.DecideAsync(seen, "同意");
        await DecideAsync(first, seen, "同意");
        await DecideAsync(second, seen, "同意");
        var task = await director.ClaimAsync(seen);

        using var refused = await director.PostAsync($"/api/tasks/{task}/transfer", new JsonObject { ["to"] = both.Account, ["reason"] = "外出" });

        (await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties")).Text("/detail").Should().Contain("初审").And.Contain("终审");
    }

    [Fact]
    public async Task A_later_stage_returns_the_case_to_a_level()
    {
        var seen = await AcceptedAsync(6000);
        await reviewer.DecideAsync(seen, "同意");
        await DecideAsync(first, seen, "同意");
        await DecideAsync(second, seen, "同意");
        var review = await Office.Clerk("provider-reviewer").ClaimAsync(seen);

        await SucceedAsync(Office.Clerk("provider-reviewer"), review, "return", new JsonObject { ["toStage"] = "会审", ["reason"] = "请重审" });

        (await first.TasksAsync("open", $"&caseId={seen.Id}")).Should().HaveCount(2);
        await DecideAsync(first, seen, "同意");
        await DecideAsync(second, seen, "同意");
        (await acceptor.CaseAsync(seen)).Stage.Should().Be("业务审核", "who signed before the level stands");
    }

    [Fact]
    public async Task The_last_opinion_is_taken_back_and_given_again_alone()
    {
        var seen = await AcceptedAsync(6000);
        await reviewer.DecideAsync(seen, "同意");
        await DecideAsync(first, seen, "同意");
        var task = await ClaimAsync(second, seen);
        await SucceedAsync(second, task, "complete", Decision("同意"));

        await SucceedAsync(second, task, "withdraw-decision");

        var open = (await first.TasksAsync("open", $"&caseId={seen.Id}")).Should().ContainSingle().Subject.Text("/id");
        using (var twice = await first.TryClaimAsync(open))
        {
            await twice.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties");
        }

        await DecideAsync(second, seen, "不同意", "超标");
        (await acceptor.CaseAsync(seen)).Status.Should().Be("rejected");
    }

    [Fact]
    public async Task A_signer_is_added_to_one_of_several_tasks_of_a_level()
    {
        var seen = await AcceptedAsync(6000);
        await reviewer.DecideAsync(seen, "同意");
        var third = Office.Clerk("expert3");
        var task = await ClaimAsync(first, seen);
        await SucceedAsync(first, task, "add-signer", new JsonObject { ["to"] = third.Account, ["reason"] = "会办", ["position"] = "after" });
        using (var colleague = await third.TryClaimAsync((await third.TasksAsync("open", $"&caseId={seen.Id}")).Should().ContainSingle().Subject.Text("/id")))
        {
            await colleague.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties");
        }

        await SucceedAsync(first, task, "complete", Decision("同意"));
        await DecideAsync(second, seen, "同意");
        (await acceptor.CaseAsync(seen)).Stage.Should().Be("会审");
        var signature = (await third.TasksAsync("mine", $"&caseId={seen.Id}")).Should().ContainSingle().Subject.Text("/id");
        await SucceedAsync(third, signature, "complete", Decision("同意"));

        (await acceptor.CaseAsync(seen)).Stage.Should().Be("业务审核");
    }

    [Fact]
    public async Task Returning_one_task_of_a_level_lets_the_signatures_on_all_of_them_fall_away()
    {
        var seen = await AcceptedAsync(6000);
        await reviewer.DecideAsync(seen, "同意");
        var third = Office.Clerk("expert3");
        var held = await ClaimAsync(first, seen);
        await SucceedAsync(first, held, "add-signer", new JsonObject { ["to"] = third.Account, ["reason"] = "会办" });
        var task = await ClaimAsync(second, seen);

        await SucceedAsync(second, task, "return", new JsonObject { ["toStage"] = "初审", ["reason"] = "请重核" });

        (await third.TasksAsync("mine", $"&caseId={seen.Id}")).Should().BeEmpty();
        (await acceptor.CaseAsync(seen)).Tasks.Should().ContainSingle().Which.Text("/stage").Should().Be("初审");
    }

    private static JsonObject To(string level) => new() { ["toLevel"] = level };

    private static JsonObject Decision(string decision, string? reason = null, JsonObject? data = null) => new() { ["decision"] = decision, ["reason"] = reason, ["data"] = data };

    private static async Task<string> ClaimAsync(Clerk clerk, CaseSeen seen)
    {
        var task = (await clerk.TasksAsync("open", $"&caseId={seen.Id}"))[0].Text("/id");
        await SucceedAsync(clerk, task, "claim");
        return task;
    }

    private static async Task DecideAsync(Clerk clerk, CaseSeen seen, string decision, string? reason = null, JsonObject? data = null) =>
        await SucceedAsync(clerk, await ClaimAsync(clerk, seen), "complete", Decision(decision, reason, data));

    private static async Task SucceedAsync(Client client, string task, string verb, JsonObject? body = null)
    {
        using var answer = await client.PostAsync($"/api/tasks/{task}/{verb}", body?.ToJsonString());
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task<CaseSeen> AcceptedAsync(int amount)
    {
        var form = await citizen.FillAsync(WorkshopHost.Approved);
        var seen = await citizen.ApplyAsync(form.Put("/fields/amount", amount.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return await acceptor.DecideAsync(seen, "受理");
    }
}
