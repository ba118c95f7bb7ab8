using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>An application with a list of people (单位职工名册), each of whom is judged.</summary>
[Collection(WorkshopTests.Name)]
public sealed class RosterTests(WorkshopHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");
    private readonly Clerk reviewer = office.Clerk("provider-reviewer");

    [Fact]
    public async Task Rows_that_do_not_pass_are_told_with_their_reasons_and_the_others_pass()
    {
        var accepted = await acceptor.DecideAsync(await citizen.ApplyAsync(WorkshopHost.Rostered), "受理");
        var offered = (await reviewer.TasksAsync("open", $"&caseId={accepted.Id}")).Single().List("/dataToEnter").Single(field => field.Text("/id") == "rosterResults");
        offered.List("/parts").Single(part => part.Text("/id") == "row").At("/max")!.GetValue<int>().Should().Be(3);

        var completed = await reviewer.DecideAsync(accepted, "审核通过", data: Results((2, "不通过", "已在外省参保"), (3, "通过", null)));

        completed.Status.Should().Be("completed");
        completed.Json.Text("/result").Should().StartWith("部分通过（名册共3行，1行不通过）：");
        foreach (var seen in (JsonNode[])[completed.Json, (await citizen.CaseAsync(completed)).Json])
        {
            seen.List("/rosterResults").Select(row => $"{row.Text("/field")} {row.At("/row")} {row.Text("/result")} {row.At("/reason")}".Trim()).Should().Equal(
                "staff 1 通过", "staff 2 不通过 已在外省参保", "staff 3 通过");
        }

        (await citizen.TimelineAsync(completed)).Should().Contain(entry => entry.Text("/text") == "审核名册：共3行，1行不通过");
        (await Office.Clerk("auditor").ReadAsync($"/api/audit/cases/{completed.Id}/journal")).ToJsonString().Should().NotContain("\\u5DF2\\u5728\\u5916\\u7701").And.NotContain("已在外省");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_the_results_is_told_at_once_and_nothing_is_decided()
    {
        var accepted = await acceptor.DecideAsync(await citizen.ApplyAsync(WorkshopHost.Rostered), "受理");
        var task = await reviewer.ClaimAsync(accepted);

        using var answer = await reviewer.TryCompleteAsync(task, "审核通过", data: Results((4, "通过", null), (1, "不通过", null), (1, "通过", null)));

        (await answer.BodyErrorsAsync()).Should().Equal(
            "/data/rosterResults/0/row bad-format", "/data/rosterResults/1/reason missing", "/data/rosterResults/2/row duplicate");
        (await citizen.CaseAsync(accepted)).Json.At("/rosterResults").Should().BeNull();
    }

    [Fact]
    public async Task Without_a_word_all_rows_pass_and_after_the_erasure_none_is_told()
    {
        var accepted = await acceptor.DecideAsync(await citizen.ApplyAsync(WorkshopHost.Rostered), "受理");
        var completed = await reviewer.DecideAsync(accepted, "审核通过");

        completed.Json.Text("/result").Should().NotContain("部分");
        completed.Json.Texts("/rosterResults", "/result").Should().Equal("通过", "通过", "通过");
        using var erased = await Office.Clerk("director").PostAsync($"/api/cases/{completed.Id}/erasure", """{"reason":"本人申请删除","legalBasis":"《个人信息保护法》第四十七条"}""");
        (await citizen.CaseAsync(completed)).Json.List("/rosterResults").Should().BeEmpty();
    }

    [Fact]
    public async Task Any_data_that_is_valid_by_what_is_offered_leads_to_completion()
    {
        var accepted = await acceptor.DecideAsync(await citizen.ApplyAsync(WorkshopHost.Rostered), "受理");
        var offered = (await reviewer.TasksAsync("open", $"&caseId={accepted.Id}")).Single().List("/dataToEnter");

        (await reviewer.DecideAsync(accepted, "审核通过", "符合规定", new FieldFiller(citizen.Person).Fill(offered))).Status.Should().Be("completed");
    }

    private static JsonObject Results(params (int Row, string Result, string? Reason)[] rows) => new()
    {
        ["rosterResults"] = new JsonArray([.. rows.Select(row => new JsonObject { ["row"] = row.Row, ["result"] = row.Result, ["reason"] = row.Reason })]),
    };
}
