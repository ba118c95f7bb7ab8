using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Who takes part in a case beside the applicant, from the application to the erasure.</summary>
[Collection(CaseworkTests.Name)]
public sealed class PartyTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");
    private readonly Person agent = Person.Next();

    [Fact]
    public async Task What_an_agent_lacks_is_told_with_the_rest_and_may_be_sent_under_the_ids_that_were_told()
    {
        var form = await WithAsync(Party("agent", agent, phone: false));
        var records = form.Correction(materials: ["records"]);
        form.LeaveOutMaterial("records");

        using var check = await citizen.PostAsync("/api/cases/check", form.Body);
        var opened = await citizen.ApplyAsync(form);

        opened.Status.Should().Be("awaitingCorrection");
        opened.MissingMaterials.Should().Equal("records", "party.agent.authorization");
        opened.MissingFields.Should().Equal("party.agent.phone");
        opened.Json.Text("/missing/materials/1/name").Should().Be("授权委托书");
        (await check.ReadAsync()).Texts("/missing/materials", "/id").Should().Equal(opened.MissingMaterials);
        records["materials"]!.AsArray().Add(new JsonObject { ["id"] = "party.agent.authorization", ["files"] = new JsonArray(await citizen.UploadAsync()) });
        records["fields"] = new JsonObject { ["party.agent.phone"] = agent.Phone };
        var corrected = await citizen.CorrectAsync(opened, records);
        corrected.Status.Should().Be("submitted");
        corrected.Json.Text("/parties/0/phone").Should().EndWith(agent.Phone[^4..]).And.Contain("****");
        (await Office.Clerk("provider-reviewer").DecideAsync(await acceptor.DecideAsync(corrected, "受理"), "审核通过")).Status.Should().Be("completed");
    }

    [Fact]
    public async Task Parties_that_are_sent_anew_take_the_place_of_the_earlier_ones_also_where_they_are_looked_for()
    {
        var other = Person.Next();
        var opened = await citizen.ApplyAsync(await WithAsync(Party("agent", agent)));
        (await FoundAsync(("idNumber", agent.IdNumber))).Should().Equal(opened.Id);

        var proof = await citizen.UploadAsync();
        var party = Party("agent", other);
        party["proof"] = new JsonArray(proof);
        var corrected = await citizen.CorrectAsync(opened, new JsonObject { ["parties"] = new JsonArray(party) });

        corrected.Status.Should().Be("submitted");
        (await FoundAsync(("idNumber", agent.IdNumber))).Should().BeEmpty("the agent is somebody else now");
        (await FoundAsync(("idNumber", other.IdNumber), ("name", other.Name), ("phone", other.Phone))).Should().Equal(corrected.Id);
        (await FoundAsync(("idNumber", other.IdNumber), ("name", citizen.Person.Name))).Should().BeEmpty("no one person is both");
        (await FoundAsync(("name", citizen.Person.Name))).Should().Equal(corrected.Id);
        using var opening = await acceptor.GetAsync($"/api/files/{proof}");
        opening.StatusCode.Should().Be(HttpStatusCode.OK, "whoever handles the case looks at the proof");
    }

    [Fact]
    public async Task Everybody_sees_parties_masked_and_in_full_only_with_a_reason()
    {
        var opened = await citizen.ApplyAsync(await WithAsync(
            Party("guardian", agent, relation: "母亲"),
            new JsonObject { ["role"] = "unit", ["name"] = "哈尔滨某厂", ["idType"] = "creditCode", ["idNumber"] = "91350100M000100Y43" }));

        foreach (var seen in (JsonNode[])[opened.Json, (await citizen.CaseAsync(opened)).Json, (await acceptor.CaseAsync(opened)).Json])
        {
            seen.Text("/parties/0/name").Should().Be("𠮷**");
            seen.Text("/parties/0/idNumber").Should().Be($"230***********{agent.IdNumber[^4..]}");
            (seen.Text("/parties/0/role"), seen.Text("/parties/0/roleName"), seen.Text("/parties/0/relation")).Should().Be(("guardian", "监护人", "母亲"));
            (seen.Text("/parties/1/name"), seen.Text("/parties/1/idNumber")).Should().Be(("哈尔滨某厂", "91350100M000100Y43"), "a unit is public");
            seen.ToJsonString().Should().NotContainAny(agent.IdNumber, agent.Phone);
        }

        using var full = await acceptor.PostAsync($"/api/cases/{opened.Id}/disclosure", """{"reason":"电话核实","fields":["parties"]}""");
        var disclosed = await full.ReadAsync();
        (disclosed.Text("/parties/0/idNumber"), disclosed.Text("/parties/0/phone")).Should().Be((agent.IdNumber, agent.Phone));
        disclosed.At("/applicant").Should().BeNull();
    }

    [Fact]
    public async Task Who_handles_the_case_is_hinted_at_what_to_look_at_and_the_applicant_is_not()
    {
        var opened = await citizen.ApplyAsync(await WithAsync(
            new JsonObject { ["role"] = "subject", ["name"] = "白苗", ["idType"] = "residentIdentityCard", ["idNumber"] = "23010220200315001X" }));

        opened.Status.Should().Be("submitted", "a hint refuses nothing");
        opened.Json.At("/hints").Should().BeNull();
        (await citizen.CaseAsync(opened)).Json.At("/hints").Should().BeNull();
        (await acceptor.CaseAsync(opened)).Json.List("/hints").Select(hint => hint.GetValue<string>()).Should().Equal(
            "参保人未满18周岁，申请没有写明监护人，请核对由谁代为办理。",
            "申请人不是参保人本人，申请没有写明代办人、监护人或继承人代表，请核对申请人凭什么办理。");
    }

    [Fact]
    public async Task Of_an_erased_case_no_party_is_left()
    {
        var opened = await citizen.ApplyAsync(await WithAsync(Party("guardian", agent, relation: "母亲")));
        var withdrawn = await citizen.WithdrawAsync(opened);

        using var erased = await Office.Clerk("director").PostAsync($"/api/cases/{withdrawn.Id}/erasure", """{"reason":"本人申请删除","legalBasis":"《个人信息保护法》第四十七条"}""");

        erased.StatusCode.Should().Be(HttpStatusCode.OK);
        (await FoundAsync(("idNumber", agent.IdNumber))).Should().BeEmpty();
        (await ScalarAsync("select count(*) from cases.parties where case_id = $1", withdrawn)).Should().Be(0);
        (await citizen.CaseAsync(withdrawn)).Json.List("/parties").Should().BeEmpty();
    }

    [Fact]
    public async Task The_parties_of_cases_from_before_are_taken_up_and_a_correction_that_was_quicker_has_the_last_word()
    {
        var (earlier, corrected) = (Person.Next(), Person.Next());
        var one = await citizen.ApplyAsync(await WithAsync(Party("guardian", earlier, relation: "母亲")));
        var other = await citizen.ApplyAsync(await WithAsync(Party("agent", agent)));
        foreach (var seen in (CaseSeen[])[one, other])
        {
            await ScalarAsync("with gone as (delete from cases.parties where case_id = $1 returning 1), unread as (insert into cases.unread_parties values ($1) returning 1) select 1::bigint from unread", seen);
        }

        var party = Party("agent", corrected);
        party["proof"] = new JsonArray(await citizen.UploadAsync());
        await citizen.CorrectAsync(other, new JsonObject { ["parties"] = new JsonArray(party) });
        await Office.Host.Services.GetRequiredService<PartyRegister>().RunAsync(CancellationToken.None);

        (await FoundAsync(("idNumber", earlier.IdNumber), ("phone", earlier.Phone))).Should().Equal(one.Id);
        (await FoundAsync(("idNumber", agent.IdNumber))).Should().BeEmpty();
        (await FoundAsync(("idNumber", corrected.IdNumber))).Should().Equal(other.Id);
        (await ScalarAsync("select count(*) from cases.unread_parties where case_id = $1", one)).Should().Be(0);
    }

    private static JsonObject Party(string role, Person person, string? relation = null, bool phone = true) => new()
    {
        ["role"] = role,
        ["name"] = person.Name,
        ["idType"] = "residentIdentityCard",
        ["idNumber"] = person.IdNumber,
        ["phone"] = phone ? person.Phone : null,
        ["relation"] = relation,
    };

    private async Task<ApplicationForm> WithAsync(params JsonObject[] parties) =>
        (await citizen.FillAsync(CaseworkHost.ChronicDisease)).Put("/parties", new JsonArray([.. parties]).ToJsonString());

    private async Task<IReadOnlyList<string>> FoundAsync(params (string Term, string Value)[] terms)
    {
        using var answer = await Office.Clerk("acceptor").PostAsync("/api/cases/search", new JsonObject(terms.Select(term => KeyValuePair.Create<string, JsonNode?>(term.Term, term.Value))));
        return (await answer.ReadAsync()).Texts("/items", "/id");
    }

    private async Task<long> ScalarAsync(string sql, CaseSeen seen)
    {
        await using var command = Office.Database.DataSource.CreateCommand(sql);
        command.Parameters.Add(new() { Value = Guid.Parse(seen.Id) });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
