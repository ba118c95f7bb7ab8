using System.Net;
using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>加签 and 减签, and what becomes of them where they meet other things that are done to a task.</summary>
[Collection(CaseworkTests.Name)]
public sealed class SignerTests(CaseworkHost office) : CaseworkStory(office)
{
    private static int colleagues;

    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk clerk = office.Clerk("provider-acceptor");
    private readonly Clerk signer = office.Clerk("reviewer");
    private readonly Clerk second = office.Clerk("second-reviewer");

    [Fact]
    public async Task Who_signs_before_is_heard_before_the_holder_may_decide()
    {
        var (seen, task) = await HeldAsync();
        await AddAsync(clerk, task, signer);

        foreach (var verb in (string[])["complete", "return"])
        {
            using var early = await clerk.PostAsync($"/api/tasks/{task}/{verb}", new JsonObject { [verb == "return" ? "toStage" : "decision"] = "受理", ["reason"] = "请重核" });
            (await early.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state")).Text("/detail").Should().Contain(signer.Account);
        }

        var signature = await SignatureAsync(signer, seen);
        signature.Text("/signsFor").Should().Be(task);
        signature.Text("/stage").Should().Be("业务受理");
        signature.List("/decisions").Select(decision => $"{decision.Text("/id")} {decision.Text("/kind")} {decision.At("/requiresReason")}").Should().Equal("同意 positive false", "不同意 negative true");
        signature.List("/dataToEnter").Should().BeEmpty();
        await SucceedAsync(signer, signature.Text("/id"), "complete", Decision("不同意", "材料存疑"));

        await SucceedAsync(clerk, task, "complete", Decision("受理"));
        (await clerk.CaseAsync(seen)).Stage.Should().Be("业务审核", "an opinion that is given before binds nobody");
        (await signer.TasksAsync("done", $"&caseId={seen.Id}")).Should().ContainSingle();
    }

    [Fact]
    public async Task The_flow_goes_on_once_all_who_sign_after_have_signed()
    {
        var (seen, task) = await HeldAsync();
        await AddAsync(clerk, task, signer, "after");
        await AddAsync(clerk, task, second, "after");
        (await signer.TasksAsync("mine", $"&caseId={seen.Id}")).Should().BeEmpty("nothing is decided yet");

        await SucceedAsync(clerk, task, "complete", Decision("受理"));

        (await clerk.CaseAsync(seen)).Stage.Should().Be("业务受理");
        foreach (var verb in (string[])["complete", "release", "transfer"])
        {
            using var late = await clerk.PostAsync($"/api/tasks/{task}/{verb}", (verb switch { "complete" => Decision("受理"), "transfer" => To(second), _ => null })?.ToJsonString());
            (await late.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state")).Text("/detail").Should().Contain(signer.Account).And.Contain(second.Account);
        }

        await SignAsync(signer, seen, "同意");
        (await clerk.CaseAsync(seen)).Stage.Should().Be("业务受理");
        await SignAsync(second, seen, "同意");
        (await clerk.CaseAsync(seen)).Stage.Should().Be("业务审核");
        (await clerk.TasksAsync("done", $"&caseId={seen.Id}")).Should().ContainSingle().Which.Text("/id").Should().Be(task);
    }

    [Fact]
    public async Task Who_disagrees_gives_the_task_back_and_all_sign_what_is_decided_then()
    {
        var (seen, task) = await HeldAsync();
        await AddAsync(clerk, task, signer, "after");
        await AddAsync(clerk, task, second, "after");
        await SucceedAsync(clerk, task, "complete", Decision("受理"));
        var refused = await SignatureAsync(signer, seen);
        using (var silent = await signer.TryCompleteAsync(refused.Text("/id"), "不同意"))
        {
            (await silent.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body")).Text("/errors/0/pointer").Should().Be("/reason");
        }

        await SucceedAsync(signer, refused.Text("/id"), "complete", Decision("不同意", "病历不全"));

        (await second.TasksAsync("mine", $"&caseId={seen.Id}")).Should().BeEmpty();
        (await clerk.TasksAsync("mine", $"&caseId={seen.Id}")).Should().ContainSingle().Which.Text("/id").Should().Be(task);
        await SucceedAsync(clerk, task, "complete", Decision("受理"));
        await SignAsync(second, seen, "同意");
        await SignAsync(signer, seen, "同意");
        (await clerk.CaseAsync(seen)).Stage.Should().Be("业务审核");
        (await clerk.TimelineAsync(seen)).Select(entry => entry.Text("/text")).Should().ContainInOrder(
            $"后加签：{signer.Account}", $"后加签：{second.Account}", "作出决定：受理，等待加签人员签署", "等待加签人员签署", "签署加签意见：不同意", "任务取消：加签人员不同意", "签署加签意见：同意");
        (await citizen.TimelineAsync(seen)).Should().NotContain(entry => entry.Text("/text").Contains(signer.Account, StringComparison.Ordinal), "an applicant is told no names");
    }

    [Fact]
    public async Task A_decision_that_is_not_positive_waits_for_nobody()
    {
        var (seen, task) = await HeldAsync();
        await AddAsync(clerk, task, signer, "after");

        await SucceedAsync(clerk, task, "complete", Decision("不予受理", "不属于本地"));

        (await clerk.CaseAsync(seen)).Status.Should().Be("refused");
        (await signer.TasksAsync("mine", $"&caseId={seen.Id}")).Should().BeEmpty();
    }

    [Fact]
    public async Task Only_who_asked_for_a_signature_takes_it_off_while_it_is_awaited()
    {
        var (seen, task) = await HeldAsync();
        await AddAsync(clerk, task, signer);
        var successor = await ColleagueAsync();
        await SucceedAsync(clerk, task, "transfer", To(successor));
        using (var other = await successor.PostAsync($"/api/tasks/{task}/remove-signer", To(signer)))
        {
            (await other.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state")).Text("/detail").Should().Contain(clerk.Account);
        }

        await SucceedAsync(clerk, task, "remove-signer", To(signer));

        (await signer.TasksAsync("mine", $"&caseId={seen.Id}")).Should().BeEmpty();
        using (var twice = await clerk.PostAsync($"/api/tasks/{task}/remove-signer", To(signer)))
        {
            await twice.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        }

        await SucceedAsync(successor, task, "complete", Decision("受理"));
    }

    [Fact]
    public async Task A_decision_that_waits_for_nobody_else_goes_on_when_the_last_signer_is_removed()
    {
        var (seen, task) = await HeldAsync();
        await AddAsync(clerk, task, signer, "after");
        await AddAsync(clerk, task, second, "after");
        await SucceedAsync(clerk, task, "complete", Decision("受理"));
        await SignAsync(signer, seen, "同意");

        await SucceedAsync(clerk, task, "remove-signer", To(second));

        (await clerk.CaseAsync(seen)).Stage.Should().Be("业务审核");
        (await second.TasksAsync("mine", $"&caseId={seen.Id}")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_decision_that_waits_for_signatures_is_taken_back_by_who_made_it()
    {
        var (seen, task) = await HeldAsync();
        await AddAsync(clerk, task, signer, "after");
        await SucceedAsync(clerk, task, "complete", Decision("受理"));

        await SucceedAsync(clerk, task, "withdraw-decision");

        (await signer.TasksAsync("mine", $"&caseId={seen.Id}")).Should().BeEmpty();
        await SucceedAsync(clerk, task, "complete", Decision("受理"));
        await SignAsync(signer, seen, "同意");
        await SucceedAsync(clerk, task, "withdraw-decision");
        var again = await clerk.CaseAsync(seen);
        again.Tasks.Should().ContainSingle().Which.Text("/role").Should().Be("provider-acceptor");
        (await clerk.DecideAsync(again, "受理")).Stage.Should().Be("业务审核", "who signed the decision that was taken back does not sign another");
    }

    [Fact]
    public async Task A_signature_is_the_signers_own()
    {
        var (seen, task) = await HeldAsync();
        await AddAsync(clerk, task, signer);
        var signature = (await SignatureAsync(signer, seen)).Text("/id");
        foreach (var (verb, body) in ((string, JsonObject?)[])[("release", null), ("transfer", To(second)), ("delegate", To(second)), ("take-back", null), ("add-signer", To(second)), ("return", Back("业务受理"))])
        {
            using var refused = await signer.PostAsync($"/api/tasks/{signature}/{verb}", body?.ToJsonString());
            (await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state")).Text("/detail").Should().Contain("加签");
        }

        using var other = await second.TryCompleteAsync(signature, "同意");
        await other.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Whoever_signs_is_somebody_else_who_handles_cases_and_signs_once()
    {
        var (_, task) = await HeldAsync();
        await AddAsync(clerk, task, signer);
        foreach (var name in (string[])["nobody", clerk.Account, signer.Account, "henan-reviewer", "heilongjiang-applicant", "heilongjiang-auditor", "heilongjiang-designer", "admin"])
        {
            using var refused = await clerk.PostAsync($"/api/tasks/{task}/add-signer", new JsonObject { ["to"] = name, ["reason"] = "会办", ["position"] = "after" });
            (await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body")).Text("/errors/0/pointer").Should().Be("/to");
        }
    }

    [Fact]
    public async Task Who_signed_a_stage_has_taken_part_in_it()
    {
        var both = await ColleagueAsync("provider-acceptor", "provider-reviewer");
        var (seen, task) = await HeldAsync();
        await AddAsync(clerk, task, both);
        await SignAsync(both, seen, "同意");
        await SucceedAsync(clerk, task, "complete", Decision("受理"));
        var reviewer = Office.Clerk("provider-reviewer");
        var review = await reviewer.ClaimAsync(seen);

        foreach (var verb in (string[])["transfer", "add-signer"])
        {
            using var refused = await reviewer.PostAsync($"/api/tasks/{review}/{verb}", To(both));
            await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties");
        }
    }

    [Fact]
    public async Task A_case_that_goes_back_lets_the_signatures_of_the_task_fall_away()
    {
        var seen = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        await clerk.DecideAsync(seen, "受理");
        var reviewer = Office.Clerk("provider-reviewer");
        var review = await reviewer.ClaimAsync(seen);
        await AddAsync(reviewer, review, signer);
        await SignAsync(signer, seen, "不同意", "请退回");
        await AddAsync(reviewer, review, second, "after");

        await SucceedAsync(reviewer, review, "return", Back("业务受理"));

        (await clerk.DecideAsync(seen, "受理")).Stage.Should().Be("业务审核");
        (await reviewer.DecideAsync(seen, "审核通过")).Status.Should().Be("completed");
    }

    [Theory]
    [InlineData("before", "withdrawal")]
    [InlineData("before", "termination")]
    [InlineData("after", "withdrawal")]
    [InlineData("after", "termination")]
    public async Task A_case_that_ends_leaves_nothing_to_sign(string position, string end)
    {
        var (seen, task) = await HeldAsync();
        await AddAsync(clerk, task, signer, position);
        if (position == "after")
        {
            await SucceedAsync(clerk, task, "complete", Decision("受理"));
        }

        var signature = (await SignatureAsync(signer, seen)).Text("/id");
        var client = end == "withdrawal" ? (Client)citizen : Office.Clerk("director");
        using var ended = await client.PostAsync($"/api/cases/{seen.Id}/{end}", new JsonObject { ["reason"] = "不办了" });

        ended.StatusCode.Should().Be(HttpStatusCode.OK);
        (await clerk.CaseAsync(seen)).Tasks.Should().BeEmpty();
        using var late = await signer.TryCompleteAsync(signature, "同意");
        await late.ShouldBeProblemAsync(HttpStatusCode.Conflict, "task-done");
    }

    [Fact]
    public async Task A_delegate_adds_a_signer_and_cannot_be_one()
    {
        var (seen, task) = await HeldAsync();
        var helper = await ColleagueAsync();
        await SucceedAsync(clerk, task, "delegate", To(helper));
        await AddAsync(helper, task, signer, "after");
        using (var own = await helper.PostAsync($"/api/tasks/{task}/add-signer", To(clerk)))
        {
            await own.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body");
        }

        await SucceedAsync(helper, task, "complete", Decision("受理"));
        await SignAsync(signer, seen, "同意");

        (await clerk.TimelineAsync(seen)).Select(entry => entry.Text("/text")).Should().Contain($"作出决定：受理（受{clerk.Account}委派），等待加签人员签署");
        (await helper.TasksAsync("done", $"&caseId={seen.Id}")).Should().ContainSingle();
    }

    private static JsonObject Back(string stage) => new() { ["toStage"] = stage, ["reason"] = "请重新核对" };

    private static JsonObject To(Clerk colleague) => new() { ["to"] = colleague.Account, ["reason"] = "会办" };

    private static JsonObject Decision(string decision, string? reason = null) => new() { ["decision"] = decision, ["reason"] = reason };

    private static Task AddAsync(Clerk holder, string task, Clerk colleague, string position = "before")
    {
        var body = To(colleague);
        body["position"] = position;
        return SucceedAsync(holder, task, "add-signer", body);
    }

    private static async Task<JsonNode> SignatureAsync(Clerk clerk, CaseSeen seen) =>
        (await clerk.TasksAsync("mine", $"&caseId={seen.Id}")).Should().ContainSingle().Subject;

    private static async Task SignAsync(Clerk clerk, CaseSeen seen, string decision, string? reason = null) =>
        await SucceedAsync(clerk, (await SignatureAsync(clerk, seen)).Text("/id"), "complete", Decision(decision, reason));

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
        Office.EmployAsync($"heilongjiang-signer{Interlocked.Increment(ref colleagues)}", roles is [] ? ["provider-acceptor"] : roles);
}
