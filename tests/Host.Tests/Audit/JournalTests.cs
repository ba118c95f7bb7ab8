using System.Globalization;
using System.Net;
using MedInsFlows.Host.Tests.Casework;
using Npgsql;

namespace MedInsFlows.Host.Tests.Audit;

/// <summary>What an auditor can prove, and what a lawful erasure leaves.</summary>
[Collection(CaseworkTests.Name)]
public sealed class JournalTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk auditor = office.Clerk("auditor");

    [Fact]
    public async Task The_database_lets_nobody_change_a_record()
    {
        var completed = await CompleteAsync();

        foreach (var sql in (string[])["update engine.journal set content = content where instance_id = $1", "delete from engine.journal where instance_id = $1"])
        {
            var change = () => ExecuteAsync(sql, Guid.Parse(completed.Id));
            (await change.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.RestrictViolation);
        }
    }

    [Theory]
    [InlineData("update engine.journal set content = convert_to(replace(convert_from(content, 'UTF8'), 'provider-acceptor', 'provider-adviser'), 'UTF8') where instance_id = $1 and seq = $2")]
    [InlineData("delete from engine.journal where instance_id = $1 and seq = $2")]
    [InlineData("update engine.journal set seq = seq + 1000 where instance_id = $1 and seq = $2")]
    public async Task Whoever_changes_a_record_nevertheless_is_found_out_by_its_number(string forgery)
    {
        var completed = await CompleteAsync();
        var id = Guid.Parse(completed.Id);
        var seq = (int)(await ScalarAsync(
            "select min(seq) from engine.journal where instance_id = $1 and strpos(convert_from(content, 'UTF8'), 'heilongjiang-provider-acceptor') > 0", id))!;
        await ExecuteAsync("create table public.original as select * from engine.journal where instance_id = $1", id);

        await BehindTheTriggerAsync(forgery, id, seq);
        var forged = await auditor.ReadAsync($"/api/audit/cases/{completed.Id}/verification");
        await BehindTheTriggerAsync("delete from engine.journal where instance_id = $1", id);
        await ExecuteAsync("insert into engine.journal select * from public.original");
        await ExecuteAsync("drop table public.original");
        var restored = await auditor.ReadAsync($"/api/audit/cases/{completed.Id}/verification");

        forged.At("/intact")!.GetValue<bool>().Should().BeFalse();
        forged.At("/firstBroken")!.GetValue<int>().Should().Be(seq);
        restored.At("/intact")!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task Records_that_were_cut_off_at_the_end_are_missed()
    {
        var completed = await CompleteAsync();
        var id = Guid.Parse(completed.Id);
        var last = (int)(await ScalarAsync("select max(seq) from engine.journal where instance_id = $1", id))!;
        await ExecuteAsync("create table public.original as select * from engine.journal where instance_id = $1", id);

        await BehindTheTriggerAsync("delete from engine.journal where instance_id = $1 and seq = $2", id, last);
        var cut = await auditor.ReadAsync($"/api/audit/cases/{completed.Id}/verification");
        await ExecuteAsync("insert into engine.journal select * from public.original where seq = $1", last);
        await ExecuteAsync("drop table public.original");

        cut.At("/intact")!.GetValue<bool>().Should().BeFalse();
        cut.At("/firstBroken")!.GetValue<int>().Should().Be(last);
    }

    [Fact]
    public async Task After_a_lawful_erasure_the_journal_still_verifies_and_replay_says_what_happened()
    {
        var completed = await CompleteAsync();
        await ExecuteAsync("update cases.revisions set content = null where case_id = $1", Guid.Parse(completed.Id));

        var verification = await auditor.ReadAsync($"/api/audit/cases/{completed.Id}/verification");
        using var replay = await auditor.PostAsync($"/api/audit/cases/{completed.Id}/replay");

        verification.At("/intact")!.GetValue<bool>().Should().BeTrue();
        var problem = await replay.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        problem.Text("/detail").Should().Contain("依法删除");
        (await citizen.CaseAsync(completed)).Status.Should().Be("completed");
        (await citizen.TimelineAsync(completed)).Should().NotBeEmpty();
        using var late = await citizen.TryWithdrawAsync(completed);
        await late.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
    }

    private async Task<CaseSeen> CompleteAsync()
    {
        var accepted = await Office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "受理", "材料齐全");
        return await Office.Clerk("provider-reviewer").DecideAsync(accepted, "审核通过", "符合条件");
    }

    private Task ExecuteAsync(string sql, params object[] values) => ScalarAsync(sql, values);

    private async Task<object?> ScalarAsync(string sql, params object[] values)
    {
        await using var command = Office.Database.DataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }

    /// <summary>Does what only the owner of the database could do.</summary>
    private async Task BehindTheTriggerAsync(string sql, params object[] values)
    {
        await using var connection = await Office.Database.DataSource.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("set local session_replication_role = replica"), new(sql) } };
        foreach (var value in values)
        {
            batch.BatchCommands[1].Parameters.Add(new() { Value = value });
        }

        (await batch.ExecuteNonQueryAsync()).Should().BePositive(string.Create(CultureInfo.InvariantCulture, $"{sql} does something"));
    }
}
