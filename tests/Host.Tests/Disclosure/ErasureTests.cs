using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Disclosure;

/// <summary>依法删除: what is personal of a closed case is destroyed, and the record of the case stays whole.</summary>
[Collection(CaseworkTests.Name)]
public sealed class ErasureTests(CaseworkHost office) : CaseworkStory(office)
{
    private const string Law = "《中华人民共和国个人信息保护法》第四十七条";

    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk director = office.Clerk("director");
    private readonly Clerk auditor = office.Clerk("auditor");

    [Fact]
    public async Task Nothing_that_was_sent_or_said_is_left_and_the_record_still_verifies()
    {
        var completed = await CompleteAsync();

        using var answer = await EraseAsync(completed);

        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await CountAsync("cases.revisions where case_id = $1 and kind <> 'AccessReason' and content is not null", completed)).Should().Be(0);
        (await CountAsync("cases.notices where case_id = $1 and (content is not null or recipient is not null)", completed)).Should().Be(0);
        (await CountAsync("cases.cases where id = $1 and coalesce(applicant, name_digest, id_number_digest, phone_digest) is not null", completed)).Should().Be(0);
        (await CountAsync("cases.file_uses where case_id = $1", completed)).Should().Be(0);
        (await auditor.ReadAsync($"/api/audit/cases/{completed.Id}/verification")).At("/intact")!.GetValue<bool>().Should().BeTrue();
        using var replay = await auditor.PostAsync($"/api/audit/cases/{completed.Id}/replay");
        (await replay.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state")).Text("/detail").Should().Contain("依法删除");
    }

    [Fact]
    public async Task The_case_can_still_be_read_and_says_so_and_the_law_stands_in_the_log()
    {
        var completed = await CompleteAsync();
        using var answer = await EraseAsync(completed);

        var read = await citizen.CaseAsync(completed);

        read.Status.Should().Be("completed");
        read.Json.Text("/applicant/name").Should().Be("（已依法删除）");
        (await citizen.TimelineAsync(completed)).Should().Contain(entry => entry.Text("/text").Contains("依法删除"));
        (await citizen.NotificationsAsync(completed)).Should().OnlyContain(notice => notice.Text("/text") == "（已依法删除）");
        (await auditor.ReadAsync("/api/cases?size=200")).List("/items").Should().Contain(entry => entry.Text("/id") == completed.Id);
        using var search = await auditor.PostAsync("/api/cases/search", new JsonObject { ["idNumber"] = citizen.Person.IdNumber });
        (await search.ReadAsync()).At("/total")!.GetValue<int>().Should().Be(0, "the person is not found any more");
        var record = (await auditor.ReadAsync($"/api/audit/access?caseId={completed.Id}")).List("/items").Single();
        record.Text("/event").Should().Be("erasure");
        record.Text("/reason").Should().Be("本人申请删除");
        record.Text("/legalBasis").Should().Be(Law);
        using var again = await EraseAsync(completed);
        await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        using var look = await Office.Clerk("reviewer").PostAsync($"/api/cases/{completed.Id}/disclosure", """{"reason":"核对"}""");
        await look.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
    }

    [Fact]
    public async Task A_file_that_another_case_uses_stays_for_that_one()
    {
        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        var file = form.Body.List("/materials").SelectMany(material => material.List("/files")).First().GetValue<string>();
        var first = await citizen.WithdrawAsync(await citizen.ApplyAsync(form));
        var second = await citizen.WithdrawAsync(await citizen.ApplyAsync(form));

        using var one = await EraseAsync(first);
        (await FilesAsync(file)).Should().Be(1, "the other case uses it");
        using var both = await EraseAsync(second);
        (await FilesAsync(file)).Should().Be(0);
    }

    [Fact]
    public async Task An_open_case_is_not_erased_nor_one_without_reason_and_law()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        using var open = await EraseAsync(opened);
        using var unexplained = await director.PostAsync($"/api/cases/{opened.Id}/erasure", """{"reason":" ","legalBasis":""}""");

        await open.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        (await unexplained.BodyErrorsAsync()).Should().Equal("/reason missing-field", "/legalBasis missing-field");
        (await CountAsync("cases.revisions where case_id = $1 and content is null", opened)).Should().Be(0);
    }

    private async Task<CaseSeen> CompleteAsync()
    {
        var accepted = await Office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "受理", "材料齐全");
        return await Office.Clerk("provider-reviewer").DecideAsync(accepted, "审核通过", "符合条件");
    }

    private Task<HttpResponseMessage> EraseAsync(CaseSeen seen) =>
        director.PostAsync($"/api/cases/{seen.Id}/erasure", new JsonObject { ["reason"] = "本人申请删除", ["legalBasis"] = Law });

    private Task<long> CountAsync(string what, CaseSeen seen) => ScalarAsync($"select count(*) from {what}", Guid.Parse(seen.Id));

    private Task<long> FilesAsync(string file) => ScalarAsync("select count(*) from cases.files where id = $1", Guid.Parse(file));

    private async Task<long> ScalarAsync(string sql, Guid id)
    {
        await using var command = Office.Database.DataSource.CreateCommand(sql);
        command.Parameters.Add(new() { Value = id });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
