using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Studio;

/// <summary>Instances as Elsa Studio shows them.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class StudioInstanceTests(DefinitionsHost office) : CaseworkStory(office)
{
    private const string Flow = "Workflow1:flow";

    private readonly StudioClient studio = office.AtStudio();
    private readonly Designer designer = office.Designer();

    [Fact]
    public async Task A_case_that_waits_for_a_person_runs_and_is_suspended()
    {
        var opened = await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);

        var detail = await studio.LoadAsync($"/workflow-instances/{opened.Id}");
        var standing = await studio.LoadAsync($"/workflow-instances/{opened.Id}/execution-state");

        (detail.Text("/status"), detail.Text("/subStatus"), detail.Text("/correlationId")).Should().Be(("Running", "Suspended", opened.Number));
        detail.At("/finishedAt").Should().BeNull();
        foreach (var list in (string[])["bookmarks", "incidents", "completionCallbacks", "activityExecutionContexts"])
        {
            detail.At($"/workflowState/{list}").Should().BeOfType<JsonArray>(list);
        }

        foreach (var bag in (string[])["input", "output", "properties"])
        {
            detail.At($"/workflowState/{bag}").Should().BeOfType<JsonObject>(bag);
        }

        detail.Texts("/workflowState/bookmarks", "/activityNodeId").Should().Equal($"{Flow}:acceptance");
        (standing.Text("/status"), standing.Text("/subStatus"), standing.Text("/workflowSubStatus"), standing.Text("/updatedAt")).Should()
            .Be(("Running", "Suspended", "Suspended", detail.Text("/updatedAt")));
        (await studio.LoadAsync($"/workflow-instances/{opened.Id}/variables")).At("/count")!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task The_list_finds_it_by_whatever_is_known_of_it()
    {
        var opened = await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);
        var known = new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["searchTerm"] = opened.Number };

        var item = (await studio.SendAsync("/workflow-instances", known)).List("/items").Should().ContainSingle().Subject;
        item.AsObject().Select(member => member.Key).Should().Equal(
            "id", "definitionId", "definitionVersionId", "version", "status", "subStatus", "correlationId", "name", "incidentCount", "createdAt", "updatedAt", "finishedAt");
        item.Text("/id").Should().Be(opened.Id);
        (await studio.LoadAsync($"/workflow-definitions?versionOptions=&Ids={item.Text("/definitionVersionId")}")).List("/items").Should().ContainSingle("Studio drops the row otherwise");

        (await CountAsync(("status", "Running"))).Should().Be(1);
        (await CountAsync(("status", "Finished"))).Should().Be(0);
        (await CountAsync(("statuses", new JsonArray("Running", "Finished")))).Should().Be(1);
        (await CountAsync(("subStatuses", new JsonArray("Suspended")))).Should().Be(1);
        (await CountAsync(("subStatus", "Faulted"))).Should().Be(0);
        (await CountAsync(("hasIncidents", true))).Should().Be(0);
        (await CountAsync(("version", 99))).Should().Be(0);
        (await CountAsync(("definitionIds", new JsonArray("heilongjiang-chronic-disease-recognition")))).Should().Be(1);
        (await CountAsync(("definitionId", "heilongjiang-nothing"))).Should().Be(0);
        (await CountAsync(("isSystem", true))).Should().Be(0);
        (await CountAsync(("timestampFilters", Limit("CreatedAt", "GreaterThanOrEqual", item.Text("/createdAt"))))).Should().Be(1);
        (await CountAsync(("timestampFilters", Limit("FinishedAt", "LessThan", item.Text("/createdAt"))))).Should().Be(0);
        foreach (var order in (string[])["Created", "LastExecuted", "Finished", "Name"])
        {
            (await CountAsync(("orderBy", order), ("orderDirection", "Descending"))).Should().Be(1);
        }

        async Task<int> CountAsync(params (string Name, JsonNode Value)[] further)
        {
            var query = known.DeepClone().AsObject();
            foreach (var (name, value) in further)
            {
                query[name] = value;
            }

            return (await studio.SendAsync("/workflow-instances", query)).At("/totalCount")!.GetValue<int>();
        }

        static JsonArray Limit(string column, string comparison, string timestamp) =>
            [new JsonObject { ["column"] = column, ["operator"] = comparison, ["timestamp"] = timestamp }];
    }

    [Fact]
    public async Task Pages_of_the_list_follow_one_another()
    {
        await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);
        await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);

        var first = await studio.SendAsync("/workflow-instances", new JsonObject { ["page"] = 0, ["pageSize"] = 1 });
        var second = await studio.SendAsync("/workflow-instances", new JsonObject { ["page"] = 1, ["pageSize"] = 1 });
        var both = await studio.SendAsync("/workflow-instances", new JsonObject { ["page"] = 0, ["pageSize"] = 2 });

        first.Texts("/items", "/id").Concat(second.Texts("/items", "/id")).Should().Equal(both.Texts("/items", "/id"));
        using var none = await studio.TrySendAsync("/workflow-instances", new JsonObject { ["page"] = -1, ["pageSize"] = 10 });
        await StudioClient.ToldAsync(none);
        using var odd = await studio.TrySendAsync("/workflow-instances", new JsonObject { ["status"] = "Sleeping" });
        await StudioClient.ToldAsync(odd);
    }

    [Fact]
    public async Task The_journal_tells_what_happened_at_each_node_in_order()
    {
        var opened = await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);
        await Office.Clerk("provider-acceptor").DecideAsync(opened, "受理");

        var all = await studio.SendAsync($"/workflow-instances/{opened.Id}/journal?skip=0&take=100", Filter());
        var part = await studio.SendAsync($"/workflow-instances/{opened.Id}/journal?skip=2&take=3", Filter());
        var faults = await studio.SendAsync($"/workflow-instances/{opened.Id}/journal?skip=0&take=100", Filter(("eventNames", new JsonArray("Faulted"))));
        var acceptance = await studio.SendAsync($"/workflow-instances/{opened.Id}/journal", Filter(("activityNodeIds", new JsonArray($"{Flow}:acceptance"))));

        var rows = all.List("/items");
        rows.Select(row => row.At("/sequence")!.GetValue<int>()).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        rows.Should().OnlyContain(row => row.Text("/activityType") != "Elsa.Flowchart" && row.Text("/activityType") != "Elsa.Workflow");
        rows.Select(row => $"{row.Text("/activityId")} {row.Text("/eventName")}").Should().StartWith(
            ["start Started", "start Completed", "application Started", "application Completed", "check Started", "check Completed", "acceptance Started", "acceptance Suspended", "acceptance Resumed", "acceptance Completed"]);
        rows.Single(row => row.Text("/eventName") == "Completed" && row.Text("/activityId") == "acceptance").List("/payload/Outcomes").Select(outcome => outcome.GetValue<string>()).Should().Equal("受理");
        part.Texts("/items", "/id").Should().Equal(all.Texts("/items", "/id").Skip(2).Take(3));
        part.At("/totalCount")!.GetValue<int>().Should().Be(rows.Count).And.Be(all.At("/totalCount")!.GetValue<int>());
        (faults.At("/totalCount")!.GetValue<int>(), acceptance.At("/totalCount")!.GetValue<int>()).Should().Be((0, 4));
    }

    [Fact]
    public async Task The_report_counts_only_nodes_that_ran()
    {
        var opened = await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);
        var asked = new JsonArray("application", "acceptance", "review", "complete");

        var report = await studio.SendAsync("/activity-executions/report", new JsonObject
        {
            ["workflowInstanceId"] = opened.Id,
            ["activityNodeIds"] = new JsonArray([.. asked.Select(id => JsonValue.Create($"{Flow}:{id}"))]),
        });

        var stats = report.List("/stats");
        stats.Select(node => $"{node.Text("/activityId")} {node.At("/startedCount")} {node.At("/completedCount")} {node.At("/uncompletedCount")} {node.At("/isBlocked")} {node.At("/isFaulted")}").Should()
            .Equal("application 1 1 0 false false", "acceptance 1 0 1 true false");
        stats.Should().OnlyContain(node => node.Text("/activityNodeId") == $"{Flow}:{node.Text("/activityId")}" && node.At("/metadata") is JsonObject);
    }

    [Fact]
    public async Task An_execution_is_found_with_what_it_was_told_and_what_came_of_it()
    {
        var opened = await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);
        await Office.Clerk("provider-acceptor").DecideAsync(opened, "受理");
        var query = $"WorkflowInstanceId={opened.Id}&ActivityNodeId={Flow}:acceptance";

        var summary = (await studio.LoadAsync($"/activity-execution-summaries/list?{query}")).List("/items").Should().ContainSingle().Subject;
        var listed = (await studio.LoadAsync($"/activity-executions/list?{query}")).List("/items").Should().ContainSingle().Subject;
        var found = await studio.LoadAsync($"/activity-executions/by-id?id={summary.Text("/id")}");
        var stack = await studio.LoadAsync($"/activity-executions/{summary.Text("/id")}/call-stack?skip=0&take=100");

        (summary.Text("/status"), summary.Text("/activityType"), summary.At("/hasBookmarks")!.GetValue<bool>()).Should().Be(("Completed", "MedIns.HumanTask", false));
        listed.ToJsonString().Should().Be(found.ToJsonString());
        (found.Text("/activityState/Stage"), found.Text("/payload/Outcomes/0"), found.At("/exception")).Should().Be(("业务受理", "受理", null));
        stack.Texts("/items", "/activityType").Should().Equal("Elsa.Workflow", "Elsa.Flowchart", "MedIns.HumanTask");
        (stack.Text("/activityExecutionId"), stack.At("/totalCount")!.GetValue<int>()).Should().Be((summary.Text("/id"), 3));
    }

    [Fact]
    public async Task A_fault_is_shown_where_it_is_and_the_case_stays_open()
    {
        await designer.IssueAsync("fault", definition => definition.Insert("acceptance", "受理", "Elsa.Fault", ("message", "登记簿的地址没有设定")));
        var opened = await Office.Citizen().ApplyAsync("heilongjiang/fault");
        await Office.Clerk("provider-acceptor").DecideAsync(opened, "受理");

        var detail = await studio.LoadAsync($"/workflow-instances/{opened.Id}");
        var report = await studio.SendAsync("/activity-executions/report", new JsonObject { ["workflowInstanceId"] = opened.Id, ["activityNodeIds"] = new JsonArray($"{Flow}:inserted") });
        var execution = (await studio.LoadAsync($"/activity-executions/list?workflowInstanceId={opened.Id}&activityNodeId={Flow}:inserted")).At("/items/0")!;
        var listed = await studio.SendAsync("/workflow-instances", new JsonObject { ["hasIncidents"] = true, ["searchTerm"] = opened.Number });

        (detail.Text("/status"), detail.Text("/subStatus"), detail.At("/incidentCount")!.GetValue<int>()).Should().Be(("Running", "Suspended", 1));
        var incident = detail.List("/workflowState/incidents").Should().ContainSingle().Subject;
        (incident.Text("/activityId"), incident.Text("/activityNodeId"), incident.Text("/activityType")).Should().Be(("inserted", $"{Flow}:inserted", "Elsa.Fault"));
        incident.Text("/message").Should().Contain("登记簿的地址没有设定").And.Be(incident.Text("/exception/message"));
        incident.AsObject().Should().ContainKeys("exception", "timestamp");
        (report.At("/stats/0/isFaulted")!.GetValue<bool>(), report.At("/stats/0/startedCount")!.GetValue<int>()).Should().Be((true, 1));
        (execution.Text("/status"), execution.At("/aggregateFaultCount")!.GetValue<int>()).Should().Be(("Faulted", 1));
        execution.Text("/exception/message").Should().Contain("登记簿的地址没有设定");
        listed.At("/totalCount")!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task Nothing_that_a_person_sent_is_shown()
    {
        var citizen = Office.Citizen();
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        await Office.Clerk("provider-acceptor").DecideAsync(opened, "退回补正", reason: "病历缺少出院小结");

        var texts = new List<string>();
        foreach (var path in (string[])["", "/execution-state", "/variables"])
        {
            texts.Add((await studio.LoadAsync($"/workflow-instances/{opened.Id}{path}")).ToJsonString());
        }

        texts.Add((await studio.LoadAsync($"/activity-executions/list?workflowInstanceId={opened.Id}")).ToJsonString());
        texts.Add((await studio.SendAsync($"/workflow-instances/{opened.Id}/journal")).ToJsonString());
        var unescaped = string.Concat(texts.Select(text => System.Text.RegularExpressions.Regex.Unescape(text.Replace("\\\"", "\""))));
        unescaped.Should().NotContain(citizen.Person.Name).And.NotContain(citizen.Person.IdNumber).And.NotContain("出院小结不");
        unescaped.Should().NotContain("病历缺少");
    }

    [Fact]
    public async Task Instances_of_another_region_are_not_there()
    {
        var opened = await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);
        var stranger = Office.AtStudio("henan-designer");

        foreach (var path in (string[])["", "/execution-state", "/variables"])
        {
            using var answer = await stranger.TryLoadAsync($"/workflow-instances/{opened.Id}{path}");
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        using var journal = await stranger.TrySendAsync($"/workflow-instances/{opened.Id}/journal", new JsonObject());
        journal.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await stranger.SendAsync("/workflow-instances", new JsonObject())).At("/totalCount")!.GetValue<int>().Should().Be(0);
        (await Office.AtStudio("heilongjiang-auditor").LoadAsync($"/workflow-instances/{opened.Id}")).Text("/id").Should().Be(opened.Id);
    }

    private static JsonObject Filter(params (string Name, JsonNode Value)[] further)
    {
        var filter = new JsonObject { ["activityIds"] = null, ["activityNodeIds"] = null, ["excludedActivityTypes"] = new JsonArray("Elsa.Workflow", "Elsa.Flowchart"), ["eventNames"] = null };
        foreach (var (name, value) in further)
        {
            filter[name] = value;
        }

        return new JsonObject { ["filter"] = filter };
    }
}
