using System.Text.Json.Nodes;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Items;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>What flows have for one another is delivered by the host.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class SignalTests(DefinitionsHost office)
{
    private readonly Designer designer = office.Designer();
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");

    [Fact]
    public async Task A_case_waits_for_the_event_that_another_publishes()
    {
        await designer.IssueAsync("waiting", definition => definition.Insert("acceptance", "受理", "Elsa.Event", ("eventName", "信息表已到")));
        await designer.IssueAsync("sending", definition => definition.Insert("acceptance", "受理", "Elsa.PublishEvent", ("eventName", "信息表已到")));
        var waiting = await acceptor.DecideAsync(await citizen.ApplyAsync("heilongjiang/waiting"), "受理");
        waiting.Tasks.Should().BeEmpty();

        await acceptor.DecideAsync(await citizen.ApplyAsync("heilongjiang/sending"), "受理");
        await DeliverAsync();

        (await citizen.CaseAsync(waiting)).Tasks.Should().ContainSingle().Which.Text("/role").Should().Be("provider-reviewer");
    }

    [Fact]
    public async Task A_case_waits_for_the_end_of_a_child_that_has_no_case()
    {
        await BringChildAsync();
        await designer.IssueAsync("parent", definition =>
        {
            definition.Insert("acceptance", "受理", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", "tests-child"));
            definition.Join("inserted", "Faulted", "clock");
            definition.Join("inserted", "Canceled", "clock");
        });

        var waiting = await acceptor.DecideAsync(await citizen.ApplyAsync("heilongjiang/parent"), "受理");
        waiting.Tasks.Should().BeEmpty();
        await DeliverAsync();

        (await citizen.CaseAsync(waiting)).Tasks.Should().ContainSingle().Which.Text("/role").Should().Be("provider-reviewer");
    }

    /// <summary>By hand, so that the test does not depend on when the host's own turn comes.</summary>
    private Task DeliverAsync() => office.Host.Services.GetRequiredService<CaseStimuli>().DeliverAsync(CancellationToken.None);

    private Task BringChildAsync() => office.BringFileAsync("child", definition =>
    {
        definition["definitionId"] = "tests-child";
        definition["customProperties"] = new JsonObject();
        definition["root"] = JsonNode.Parse("""
            {"id":"flow","type":"Elsa.Flowchart","version":1,"activities":[{"id":"line","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"好"}}}],"connections":[]}
            """);
    });
}
