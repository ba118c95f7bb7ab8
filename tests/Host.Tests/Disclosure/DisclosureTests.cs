using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using Npgsql;

namespace MedInsFlows.Host.Tests.Disclosure;

/// <summary>Personal data is seen in full with a reason only, and whoever sees it stands in a log that cannot be altered unnoticed.</summary>
[Collection(CaseworkTests.Name)]
public sealed class DisclosureTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");
    private readonly Clerk auditor = office.Clerk("auditor");

    [Fact]
    public async Task Who_handles_the_case_sees_all_with_a_reason_and_the_auditor_sees_who_and_why()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        using var answer = await DiscloseAsync(opened, "电话核实病种");

        var seen = await answer.ReadAsync();
        seen.Text("/applicant/idNumber").Should().Be(citizen.Person.IdNumber);
        seen.Text("/applicant/name").Should().Be(citizen.Person.Name);
        seen.At("/fields/age").Should().NotBeNull();
        (await acceptor.CaseAsync(opened)).Json.Text("/applicant/idNumber").Should().Contain("***", "elsewhere it stays masked");
        var record = (await LogAsync(opened)).Should().ContainSingle().Subject;
        record.Text("/event").Should().Be("disclosure");
        record.Text("/actor").Should().Be(acceptor.Account);
        record.Text("/caseNumber").Should().Be(opened.Number);
        record.Text("/reason").Should().Be("电话核实病种");
        record.ToJsonString().Should().NotContain(citizen.Person.IdNumber);
        (await VerifyAsync()).At("/intact")!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_shown_and_logged()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        using var answer = await DiscloseAsync(opened, "核对年龄", "age");

        var seen = await answer.ReadAsync();
        seen["applicant"].Should().BeNull();
        seen["fields"]!.AsObject().Select(field => field.Key).Should().Equal("age");
        (await LogAsync(opened)).Single().List("/details").Select(detail => detail.GetValue<string>()).Should().Equal("age");
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_shown_and_nothing_is_logged()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        using var answer = await DiscloseAsync(opened, "  ", "age", "horoscope");

        (await answer.BodyErrorsAsync()).Should().Equal("/reason missing-field", "/fields/1 bad-value");
        (await LogAsync(opened)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_search_for_a_person_is_logged_by_what_was_searched_not_for_whom()
    {
        using var search = await Office.Clerk("reviewer").PostAsync("/api/cases/search", new JsonObject { ["name"] = citizen.Person.Name, ["idNumber"] = citizen.Person.IdNumber });

        search.StatusCode.Should().Be(HttpStatusCode.OK);
        var record = (await auditor.ReadAsync("/api/audit/access?size=200")).List("/items").First(entry => entry.Text("/event") == "search");
        record.Text("/actor").Should().Be("heilongjiang-reviewer");
        record.List("/details").Select(detail => detail.GetValue<string>()).Should().Equal("idNumber", "name");
    }

    [Fact]
    public async Task Many_at_once_make_one_chain()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => DiscloseAsync(opened, $"核对{number}")));

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.OK);
        (await LogAsync(opened)).Should().HaveCount(30);
        (await VerifyAsync()).At("/intact")!.GetValue<bool>().Should().BeTrue();
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    [Fact]
    public async Task The_database_lets_nobody_change_a_record()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        using var answer = await DiscloseAsync(opened, "核对");

        foreach (var sql in (string[])["update cases.access_log set content = content", "delete from cases.access_log"])
        {
            var change = () => ExecuteAsync(sql);
            (await change.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.RestrictViolation);
        }
    }

    [Theory]
    [InlineData("update cases.access_log set content = convert_to(replace(convert_from(content, 'UTF8'), 'provider-acceptor', 'provider-adviser'), 'UTF8') where case_id = $1")]
    [InlineData("delete from cases.access_log where case_id = $1")]
    [InlineData("update cases.access_log set seq = seq + 100000 where case_id = $1")]
    public async Task Whoever_changes_a_record_nevertheless_is_found_out_by_its_number(string forgery)
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        using var first = await DiscloseAsync(opened, "核对");
        var seq = (await LogAsync(opened)).Single().At("/seq")!.GetValue<int>();
        using var later = await DiscloseAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "核对");
        await ExecuteAsync("create table public.original_access as select * from cases.access_log where case_id = $1", Guid.Parse(opened.Id));

        await BehindTheTriggerAsync(forgery, Guid.Parse(opened.Id));
        var forged = await VerifyAsync();
        await BehindTheTriggerAsync("delete from cases.access_log where case_id = $1", Guid.Parse(opened.Id));
        await ExecuteAsync("insert into cases.access_log select * from public.original_access");
        await ExecuteAsync("drop table public.original_access");

        forged.At("/intact")!.GetValue<bool>().Should().BeFalse();
        forged.At("/firstBroken")!.GetValue<int>().Should().Be(seq);
        (await VerifyAsync()).At("/intact")!.GetValue<bool>().Should().BeTrue();
    }

    private Task<HttpResponseMessage> DiscloseAsync(CaseSeen seen, string reason, params string[] fields) => acceptor.PostAsync(
        $"/api/cases/{seen.Id}/disclosure",
        new JsonObject { ["reason"] = reason, ["fields"] = new JsonArray([.. fields.Select(field => JsonValue.Create(field))]) });

    private async Task<IReadOnlyList<JsonNode>> LogAsync(CaseSeen seen) => (await auditor.ReadAsync($"/api/audit/access?caseId={seen.Id}&size=200")).List("/items");

    private Task<JsonNode> VerifyAsync() => auditor.ReadAsync("/api/audit/access/verification");

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Office.Database.DataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Does what only the owner of the database could do.</summary>
    private async Task BehindTheTriggerAsync(string sql, object value)
    {
        await using var connection = await Office.Database.DataSource.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("set local session_replication_role = replica"), new(sql) } };
        batch.BatchCommands[1].Parameters.Add(new() { Value = value });
        await batch.ExecuteNonQueryAsync();
    }
}
