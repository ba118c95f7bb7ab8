using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>Limits of stages and of the law, duties and waiting times, and when people should apply: as those who ask for a case see them.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class KindsOfTimeTests(DefinitionsHost office)
{
    private readonly Designer designer = office.Designer();
    private readonly Citizen citizen = office.Citizen();

    [Fact]
    public async Task The_limits_of_stages_are_told_before_they_start_and_a_promise_beyond_the_ceiling_is_flagged()
    {
        var accepted = await AcceptAsync("promised-and-statutory", definition =>
        {
            definition.Node("clock").Say("limit", Limit(20, "overall", "promised"));
            definition.Insert("clock", "Done", "ceiling", "MedIns.StartClock", ("limit", Limit(10, "overall", "statutory")));
            definition.Insert("ceiling", "Done", "letter", "MedIns.StartClock", ("limit", Limit(15, "stage")), ("timeKind", "duty"), ("startEvent", "发出《联系函》"));
            definition.Insert("review", "审核通过", "last", "MedIns.StartClock", ("limit", Limit(5, "stage")), ("startEvent", "收到《信息表》"), ("endEvent", "转入"));
        });

        var deadline = await citizen.DeadlineAsync(accepted);

        (deadline.At("/length")!.GetValue<int>(), deadline.Text("/authority"), deadline.Text("/endEvent")).Should().Be((20, "promised", "办结"));
        deadline.List("/remarks").Select(remark => remark.GetValue<string>()).Should().Contain(remark => remark.StartsWith("承诺时限的最后一日（2026-05-20）晚于法定时限的最后一日（2026-05-07）"));
        deadline.List("/stages").Select(stage => $"{stage.Text("/timeKind")} {stage.At("/length")} {stage.Text("/startEvent")} {stage.Text("/lamp")} {stage.At("/dueOn")}").Should().Equal(
            "limit 10 受理 green 2026-05-07", "duty 15 发出《联系函》 none 2026-05-13", "limit 5 收到《信息表》 none ");
    }

    [Fact]
    public async Task Each_item_says_from_which_share_left_its_lamp_changes()
    {
        var accepted = await AcceptAsync("anxious", definition => definition.Node("application").Add("yellowPercent", "Int32", "100"));

        (await citizen.DeadlineAsync(accepted)).Text("/lamp").Should().Be("yellow");
        (await office.Clerk("provider-reviewer").TasksAsync("open", $"&caseId={accepted.Id}")).Single().Text("/lamp").Should().Be("yellow");
    }

    [Fact]
    public async Task Whether_somebody_applied_in_time_is_told_and_refuses_nobody()
    {
        const string duty = """[{"kind": "duty", "field": "startOn", "unit": "calendarDays", "length": 30, "text": "应当自首次享受之日起30日内"}]""";
        await designer.IssueAsync("in-time", definition => definition.Node("application").Add("filingTimes", "Object", duty));

        var seen = await citizen.ApplyAsync((await citizen.FillAsync("heilongjiang/in-time")).Put("/fields/startOn", "\"2026-03-02\""));

        var filing = seen.Json.List("/filing").Should().ContainSingle().Subject;
        (filing.Text("/standing"), filing.Text("/on"), filing.Text("/standingText")).Should().Be(("late", "2026-04-01", "逾期申请"));
        (await citizen.ReadAsync("/api/items/heilongjiang/in-time")).List("/filingTimes").Should().ContainSingle();
    }

    [Fact]
    public async Task Asking_a_second_time_for_what_could_have_been_asked_at_first_is_held_back_until_it_is_said_what_is_new()
    {
        var clerk = office.Clerk("provider-acceptor");
        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        var seen = await clerk.DecideAsync(await citizen.ApplyAsync(form), "退回补正", "没有盖章", Deficient("records"));
        seen = await citizen.CorrectAsync(seen, form.Correction(materials: ["records"]));
        var task = await clerk.ClaimAsync(seen);

        using var heldBack = await clerk.TryCompleteAsync(task, "退回补正", "不清楚", Deficient("records", "form"));

        heldBack.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var error = (await heldBack.ReadAsync()).List("/errors").Should().ContainSingle().Subject;
        (error.Text("/pointer"), error.Text("/detail")).Should().Be((
            "/data/newFindings",
            "“《门诊慢特病病种待遇认定表》”在首次一次性告知时就可以提出，此后没有变动；请在“再次补正的新情况”（newFindings）中写明首次告知之后有什么新情况。"));

        var data = Deficient("records", "form");
        data["newFindings"] = "补交的病历与认定表所写病种不一致";
        using var returned = await clerk.TryCompleteAsync(task, "退回补正", "不清楚", data);
        returned.StatusCode.Should().Be(HttpStatusCode.OK);
        var auditor = new Client(office.Host, "heilongjiang-auditor");
        (await auditor.TimelineAsync(seen)).Select(entry => entry.Text("/text")).Should().Contain(["一次性告知需补正的内容", "第2次要求补正", "发送通知：再次要求补正"]);
    }

    private static JsonObject Deficient(params string[] materials) => new() { ["deficientMaterials"] = new JsonArray([.. materials.Select(id => JsonValue.Create(id))]) };

    private static string Limit(int length, string scope, string? authority = null) =>
        $$"""{"kind": "workingDays", "length": {{length}}, "scope": "{{scope}}", {{(authority is null ? "" : $"\"authority\": \"{authority}\", ")}}"text": "不超过{{length}}个工作日"}""";

    private async Task<CaseSeen> AcceptAsync(string item, Action<JsonNode> change)
    {
        await designer.IssueAsync(item, change);
        return await office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync($"heilongjiang/{item}"), "受理");
    }
}
