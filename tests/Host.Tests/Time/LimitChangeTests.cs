using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>A limit stands still where the flow says so, and is extended by a director where the document allows it. Its timers follow.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class LimitChangeTests(DefinitionsHost office)
{
    private const string ThirtyDays =
        """{"kind": "workingDays", "length": 30, "extendedKind": "months", "extendedLength": 3, "scope": "overall", "text": "30个工作日，特殊情况不能超过3个月"}""";

    private readonly Designer designer = office.Designer();
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk director = office.Clerk("director");

    [Fact]
    public async Task A_limit_that_stands_still_says_why_and_has_no_timer()
    {
        var paused = await AcceptAsync("standing-still", definition => definition.Insert("clock", "Done", "MedIns.PauseClock", ("reason", "补正中止"), ("clause", "第三条")));

        var deadline = await citizen.DeadlineAsync(paused);
        deadline.At("/paused")!.GetValue<bool>().Should().BeTrue();
        deadline.Text("/lamp").Should().Be("none");
        deadline.At("/elapsedSinceReceipt/value").Should().NotBeNull();
        var pause = deadline.List("/pauses").Should().ContainSingle().Subject;
        (pause.Text("/reason"), pause.Text("/clause")).Should().Be(("补正中止", "第三条"));
        (await ArmedAsync(paused)).Should().BeEmpty();
        (await citizen.TimelineAsync(paused)).Select(entry => entry.Text("/text")).Should().Contain("办理时限中止：补正中止");
    }

    [Fact]
    public async Task A_director_extends_a_limit_once_up_to_the_printed_total()
    {
        var accepted = await AcceptAsync("extendable", definition => definition.Node("clock").Say("limit", ThirtyDays));
        (await ArmedAsync(accepted)).Should().BeEquivalentTo("Yellow 0", "Red 0", "Due 0");

        (await StatusAsync(office.Clerk("provider-reviewer"), accepted, "案情复杂")).Should().Be(HttpStatusCode.Forbidden);
        (await StatusAsync(director, accepted, " ")).Should().Be(HttpStatusCode.BadRequest);
        (await StatusAsync(director, accepted, "案情复杂")).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(director, accepted, "还不够")).Should().Be(HttpStatusCode.Conflict, "the total is never exceeded");

        var deadline = await citizen.DeadlineAsync(accepted);
        (deadline.Text("/kind"), deadline.At("/length")!.GetValue<int>()).Should().Be(("months", 3));
        deadline.List("/remarks").Select(remark => remark.GetValue<string>()).Should().Contain(remark => remark.Contains("时限原为30个工作日"));
        (await ArmedAsync(accepted)).Should().BeEquivalentTo("Yellow 1", "Red 1", "Due 1");
        using var replay = await new Client(office.Host, "heilongjiang-auditor").PostAsync($"/api/audit/cases/{accepted.Id}/replay");
        (await replay.ReadAsync()).At("/identical")!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task A_limit_for_which_nothing_is_printed_is_not_extended()
    {
        var accepted = await AcceptAsync("fixed", _ => { });

        (await StatusAsync(director, accepted, "案情复杂")).Should().Be(HttpStatusCode.Conflict);
    }

    private static async Task<HttpStatusCode> StatusAsync(Client caller, CaseSeen seen, string reason)
    {
        using var answer = await caller.PostAsync($"/api/cases/{seen.Id}/extension", new JsonObject { ["reason"] = reason });
        return answer.StatusCode;
    }

    private async Task<CaseSeen> AcceptAsync(string item, Action<JsonNode> change)
    {
        await designer.IssueAsync(item, change);
        return await office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync($"heilongjiang/{item}"), "受理");
    }

    private async Task<List<string>> ArmedAsync(CaseSeen seen)
    {
        await using var command = office.Database.DataSource.CreateCommand(
            "select concat_ws(' ', kind, generation) from engine.timers where instance_id = $1 and closed_at is null");
        command.Parameters.Add(new() { Value = Guid.Parse(seen.Id) });
        await using var reader = await command.ExecuteReaderAsync();
        var armed = new List<string>();
        while (await reader.ReadAsync())
        {
            armed.Add(reader.GetString(0));
        }

        return armed;
    }
}
