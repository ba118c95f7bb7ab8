using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Interventions;

/// <summary>An administrator holds, releases and moves the flow of a case, and leaves a step that faulted.</summary>
[Collection(WorkshopTests.Name)]
public sealed class FlowTests(WorkshopHost office) : CaseworkStory(office)
{
    private const string Because = """{"reason":"核查系统数据"}""";

    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");
    private readonly Clerk reviewer = office.Clerk("provider-reviewer");
    private readonly Client admin = new(office.Host, "admin");

    [Fact]
    public async Task A_held_case_waits_and_everyone_is_told_why_until_it_is_released()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var task = await acceptor.ClaimAsync(opened);
        await SucceedAsync(opened, "hold", Because);

        using (var refused = await acceptor.TryCompleteAsync(task, "受理"))
        {
            (await refused.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state")).Text("/detail").Should().Contain("暂停");
        }

        (await FlowAsync(opened)).At("/held")!.GetValue<bool>().Should().BeTrue();
        await SucceedAsync(opened, "release", Because);
        using var accepted = await acceptor.TryCompleteAsync(task, "受理");

        accepted.StatusCode.Should().Be(HttpStatusCode.OK);
        (await citizen.TimelineAsync(opened)).Select(entry => entry.Text("/text")).Should().ContainInOrder("暂停办理，时限照常计算", "恢复办理");
    }

    [Fact]
    public async Task The_applicant_may_withdraw_a_held_case()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        await SucceedAsync(opened, "hold", Because);

        (await citizen.WithdrawAsync(opened)).Status.Should().Be("withdrawn");
    }

    [Fact]
    public async Task Moved_back_a_case_is_decided_once_more()
    {
        var accepted = await acceptor.DecideAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "受理");
        var (task, deadline) = (await reviewer.ClaimAsync(accepted), await citizen.DeadlineAsync(accepted));

        await MoveAsync(accepted, "acceptance");

        var back = await citizen.CaseAsync(accepted);
        back.Tasks.Should().ContainSingle().Which.Text("/role").Should().Be("provider-acceptor");
        using (var late = await reviewer.TryCompleteAsync(task, "审核通过"))
        {
            await late.ShouldBeProblemAsync(HttpStatusCode.Conflict, "task-done");
        }

        var again = await acceptor.DecideAsync(back, "受理");
        (await citizen.DeadlineAsync(again)).Text("/dueOn").Should().Be(deadline.Text("/dueOn"), "the agency gets no more time");
        (await citizen.TimelineAsync(again)).Count(entry => entry.Text("/text") == "开始计算办理时限").Should().Be(1);
        (await reviewer.DecideAsync(again, "审核通过")).Status.Should().Be("completed");
    }

    [Fact]
    public async Task Moved_on_from_a_correction_nothing_is_asked_of_the_applicant_any_more()
    {
        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        var material = form.Body.Texts("/materials", "/id")[0];
        var correction = form.Correction(materials: [material]);
        var asked = await citizen.ApplyAsync(form.LeaveOutMaterial(material));
        asked.Status.Should().Be("awaitingCorrection");

        await MoveAsync(asked, "acceptance");

        var moved = await citizen.CaseAsync(asked);
        moved.Status.Should().Be("submitted");
        moved.MissingMaterials.Should().BeEmpty();
        using var late = await citizen.PostAsync($"/api/cases/{asked.Id}/corrections", correction);
        await late.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
    }

    [Fact]
    public async Task What_faulted_is_left_by_an_outcome_and_the_case_goes_on()
    {
        var faulted = await acceptor.DecideAsync(await citizen.ApplyAsync(WorkshopHost.Faulty), "受理");
        faulted.Status.Should().Be("attention");

        using var skipped = await admin.PostAsync(
            $"/api/admin/incidents/{faulted.Id}/skip",
            new JsonObject { ["executionId"] = (await FlowAsync(faulted)).Text("/waits/0/executionId"), ["outcome"] = "Done", ["reason"] = "登记簿停用" });

        skipped.StatusCode.Should().Be(HttpStatusCode.OK);
        (await reviewer.DecideAsync(await citizen.CaseAsync(faulted), "审核通过")).Status.Should().Be("completed");
    }

    [Fact]
    public async Task Where_a_flow_stands_is_told_without_anything_of_the_case()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        var flow = await FlowAsync(opened);

        flow.Text("/waits/0/node/nodeId").Should().Be("Workflow1:flow:acceptance");
        flow.Texts("/targets", "/nodeId").Should().Contain("Workflow1:flow:review");
        flow.ToJsonString().Should().NotContainAny(citizen.Person.Name, citizen.Person.IdNumber, opened.Number);
    }

    [Theory]
    [InlineData("hold", """{"reason":" "}""", 400, "invalid-body")]
    [InlineData("hold", "{}", 400, "invalid-body")]
    [InlineData("release", Because, 409, "wrong-state")]
    [InlineData("move", """{"nodeId":"Workflow1:flow:nowhere","reason":"移"}""", 409, "wrong-state")]
    [InlineData("move", """{"nodeId":"Workflow1:flow:review"}""", 400, "invalid-body")]
    [InlineData("move", """{"nodeId":"Workflow1:flow:review","reason":"移","expected":7}""", 409, "wrong-state")]
    public async Task What_cannot_be_is_refused_and_nothing_changes(string command, string body, int status, string problem)
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        using var answer = await admin.PostAsync($"/api/admin/flows/{opened.Id}/{command}", body);

        await answer.ShouldBeProblemAsync((HttpStatusCode)status, problem);
        (await FlowAsync(opened)).At("/stimuli")!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task A_closed_case_is_left_alone()
    {
        var closed = await citizen.WithdrawAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease));

        foreach (var command in (string[])["hold", "release"])
        {
            using var answer = await admin.PostAsync($"/api/admin/flows/{closed.Id}/{command}", Because);
            await answer.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        }
    }

    private Task<JsonNode> FlowAsync(CaseSeen seen) => admin.ReadAsync($"/api/admin/flows/{seen.Id}");

    private Task MoveAsync(CaseSeen seen, string node) => SucceedAsync(seen, "move", $$"""{"nodeId":"Workflow1:flow:{{node}}","reason":"退回重办"}""");

    private async Task SucceedAsync(CaseSeen seen, string command, string body)
    {
        using var answer = await admin.PostAsync($"/api/admin/flows/{seen.Id}/{command}", body);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
