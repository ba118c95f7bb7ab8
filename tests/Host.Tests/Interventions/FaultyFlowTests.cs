using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Interventions;

/// <summary>A case whose flow has a fault waits for the administrator, and holds up nobody else.</summary>
[Collection(WorkshopTests.Name)]
public sealed class FaultyFlowTests(WorkshopHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");
    private readonly Clerk reviewer = office.Clerk("provider-reviewer");
    private readonly Client admin = new(office.Host, "admin");

    [Fact]
    public async Task The_case_stands_at_attention_and_its_neighbours_go_on()
    {
        var (neighbour, other) = (await citizen.ApplyAsync(WorkshopHost.Faulty), await citizen.ApplyAsync(CaseworkHost.ChronicDisease));

        var faulted = await acceptor.DecideAsync(await citizen.ApplyAsync(WorkshopHost.Faulty), "受理");

        faulted.Status.Should().Be("attention");
        faulted.Tasks.Should().BeEmpty();
        (await citizen.ReadAsync($"/api/cases?status=attention&q={faulted.Number}")).Texts("/items", "/id").Should().Equal(faulted.Id);
        (await citizen.CaseAsync(neighbour)).Status.Should().Be("submitted");
        (await reviewer.DecideAsync(await acceptor.DecideAsync(other, "受理"), "审核通过")).Status.Should().Be("completed");
    }

    [Theory]
    [InlineData(WorkshopHost.Faulty, "登记簿的地址没有设定")]
    [InlineData(WorkshopHost.Unreliable, "InvalidOperationException")]
    public async Task The_administrator_is_told_what_is_wrong_and_nothing_of_the_case_itself(string item, string message)
    {
        var faulted = await FaultAsync(item);

        var incident = await IncidentAsync(faulted);

        incident.Text("/caseNumber").Should().Be(faulted.Number);
        incident.Text("/activityId").Should().Be("inserted");
        incident.Text("/message").Should().Contain(message).And.MatchRegex(@"\p{IsCJKUnifiedIdeographs}");
        var person = citizen.Person;
        foreach (var told in (string[])[incident.ToJsonString(), Office.Log.All])
        {
            told.Should().NotContainAny(person.Name, person.IdNumber, person.Phone, person.Email);
        }

        using var refused = await admin.GetAsync($"/api/cases/{faulted.Id}");
        await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Tried_again_too_early_it_stays_where_it_is_and_once_the_cause_is_gone_it_goes_on()
    {
        var faulted = await FaultAsync(WorkshopHost.Unreliable);

        await RetryAsync(faulted);
        (await citizen.CaseAsync(faulted)).Status.Should().Be("attention", "the cause is still there");
        using (var advanced = await admin.PostAsync("/api/demo/clock", new JsonObject { ["advanceTo"] = WorkshopHost.Awaited.AddHours(1).ToString("O", null) }))
        {
            advanced.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        await RetryAsync(faulted);

        var going = await citizen.CaseAsync(faulted);
        going.Status.Should().Be("inReview");
        (await IncidentsAsync(faulted)).Should().BeEmpty();
        (await reviewer.DecideAsync(going, "审核通过")).Status.Should().Be("completed");
        (await citizen.TimelineAsync(faulted)).Select(entry => entry.Text("/text")).Should().Contain("系统异常已处理，继续办理");
    }

    [Fact]
    public async Task A_case_that_cannot_go_on_is_ended_with_a_reason()
    {
        var faulted = await FaultAsync(WorkshopHost.Faulty);

        using var answer = await admin.PostAsync($"/api/admin/incidents/{faulted.Id}/cancel", """{"reason":"流程定义有误，请申请人重新提交"}""");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.ReadAsync()).ToJsonString().Should().Be($$"""{"caseId":"{{faulted.Id}}"}""", "the case is none of the administrator's business");
        var ended = await citizen.CaseAsync(faulted);
        ended.Status.Should().Be("cancelled");
        ended.Json.Text("/result").Should().Be("因系统故障终止办理");
        (await IncidentsAsync(faulted)).Should().BeEmpty();
        using var late = await citizen.TryWithdrawAsync(ended);
        await late.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
    }

    [Fact]
    public async Task The_applicant_may_withdraw_it_meanwhile()
    {
        var faulted = await FaultAsync(WorkshopHost.Faulty);

        (await citizen.WithdrawAsync(faulted)).Status.Should().Be("withdrawn");

        (await IncidentsAsync(faulted)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("{opened}/retry", """{"executionId":"x"}""", 409, "wrong-state")]
    [InlineData("{opened}/cancel", """{"reason":"不再需要"}""", 409, "wrong-state")]
    [InlineData("{faulted}/retry", """{"executionId":"x"}""", 409, "wrong-state")]
    [InlineData("{faulted}/retry", "{}", 400, "invalid-body")]
    [InlineData("{faulted}/cancel", """{"reason":" "}""", 400, "invalid-body")]
    [InlineData("{faulted}/cancel", "{}", 400, "invalid-body")]
    [InlineData("0198c0de-0000-7000-8000-000000000000/retry", """{"executionId":"x"}""", 404, "not-found")]
    public async Task What_is_not_faulty_or_not_named_rightly_is_left_alone(string path, string body, int status, string problem)
    {
        var (opened, faulted) = (await citizen.ApplyAsync(CaseworkHost.ChronicDisease), await FaultAsync(WorkshopHost.Faulty));
        var resolved = path.Replace("{opened}", opened.Id, StringComparison.Ordinal).Replace("{faulted}", faulted.Id, StringComparison.Ordinal);

        using var answer = await admin.PostAsync($"/api/admin/incidents/{resolved}", body);

        await answer.ShouldBeProblemAsync((HttpStatusCode)status, problem);
        (await citizen.CaseAsync(opened)).Status.Should().Be("submitted");
        (await citizen.CaseAsync(faulted)).Status.Should().Be("attention");
    }

    private async Task<CaseSeen> FaultAsync(string item)
    {
        var faulted = await acceptor.DecideAsync(await citizen.ApplyAsync(item), "受理");
        faulted.Status.Should().Be("attention");
        return faulted;
    }

    private async Task RetryAsync(CaseSeen faulted)
    {
        var incident = await IncidentAsync(faulted);
        using var answer = await admin.PostAsync($"/api/admin/incidents/{faulted.Id}/retry", new JsonObject { ["executionId"] = incident.Text("/executionId") });
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<JsonNode> IncidentAsync(CaseSeen faulted) => (await IncidentsAsync(faulted)).Should().ContainSingle().Subject;

    private async Task<IReadOnlyList<JsonNode>> IncidentsAsync(CaseSeen faulted) =>
        [.. (await admin.ReadAsync("/api/admin/incidents?size=200")).List("/items").Where(incident => incident.Text("/caseId") == faulted.Id)];
}
