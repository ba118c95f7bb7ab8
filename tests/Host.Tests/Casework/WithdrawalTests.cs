using System.Net;
using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

[Collection(CaseworkTests.Name)]
public sealed class WithdrawalTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");
    private readonly Clerk reviewer = office.Clerk("provider-reviewer");

    public static TheoryData<string> Stages => ["awaiting a correction", "waiting for acceptance", "claimed for acceptance", "sent back", "in review", "claimed for review"];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Whoever_applied_may_withdraw_at_every_stage_and_nothing_of_the_case_goes_on(string stage)
    {
        var reached = await ReachAsync(stage);
        var noticesBefore = await citizen.NotificationsAsync(reached);
        var tasks = reached.Tasks.Select(task => task.Text("/id")).ToList();

        var withdrawn = await citizen.WithdrawAsync(reached, "材料有误，改日再办");

        withdrawn.Status.Should().Be("withdrawn");
        withdrawn.Json.Text("/result").Should().Be("申请人撤回申请");
        withdrawn.Tasks.Should().BeEmpty();
        withdrawn.Json.At("/missing").Should().BeNull();
        withdrawn.Json.Text("/deadline/lamp").Should().Be("none", "its clock stands");
        (await Office.Clerk("provider-acceptor").TasksAsync("open", $"&caseId={withdrawn.Id}")).Should().BeEmpty();
        (await Office.Clerk("provider-acceptor").TasksAsync("mine", $"&caseId={withdrawn.Id}")).Should().BeEmpty();
        (await Office.Clerk("provider-reviewer").TasksAsync("mine", $"&caseId={withdrawn.Id}")).Should().BeEmpty();
        (await citizen.NotificationsAsync(withdrawn)).Should().HaveSameCount(noticesBefore, "the applicant knows it already, so no mail is sent");
        (await citizen.TimelineAsync(withdrawn)).Select(entry => entry.Text("/text")).Should().EndWith(["撤回申请", "办结：申请人撤回申请"]);
        await NothingShouldBePossibleAsync(withdrawn, tasks);
    }

    private async Task<CaseSeen> ReachAsync(string stage)
    {
        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        if (stage == "awaiting a correction")
        {
            return await citizen.ApplyAsync(form.LeaveOutField("disease"));
        }

        var opened = await citizen.ApplyAsync(form);
        switch (stage)
        {
            case "waiting for acceptance":
                return opened;
            case "claimed for acceptance":
                await acceptor.ClaimAsync(opened);
                return opened;
            case "sent back":
                return await acceptor.DecideAsync(opened, "退回补正", "请重新扫描");
        }

        var accepted = await acceptor.DecideAsync(opened, "受理");
        if (stage == "claimed for review")
        {
            await reviewer.ClaimAsync(accepted);
        }

        return accepted;
    }

    private async Task NothingShouldBePossibleAsync(CaseSeen withdrawn, List<string> tasks)
    {
        using var again = await citizen.TryWithdrawAsync(withdrawn);
        await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        using var correction = await citizen.PostAsync($"/api/cases/{withdrawn.Id}/corrections", new JsonObject { ["fields"] = new JsonObject { ["disease"] = "糖尿病" } });
        await correction.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        foreach (var task in tasks)
        {
            using var claim = await acceptor.TryClaimAsync(task);
            await claim.ShouldBeProblemAsync(HttpStatusCode.Conflict, "task-done");
            using var completion = await acceptor.TryCompleteAsync(task, "受理");
            await completion.ShouldBeProblemAsync(HttpStatusCode.Conflict, "task-done");
        }
    }
}
