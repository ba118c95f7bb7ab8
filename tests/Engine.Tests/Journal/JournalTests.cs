using System.Text;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Tests.Hosts;
using Npgsql;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Journal;

/// <summary>The journal cannot be changed, and if someone with power over the database changes it all the same, that is found.</summary>
public sealed class JournalTests : EngineTest
{
    private Guid instance;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        instance = await Host.StartAsync(Definition("case", "ask:Ask later:Ask", "ask:Yes -> later"));
        await Host.ResumeAsync(instance, "ask", Outcome("Yes"));
    }

    [Fact]
    public async Task An_untouched_journal_is_whole() =>
        (await VerifyAsync()).Should().Be(new JournalVerification(true, 7, null));

    [Fact]
    public async Task A_record_is_canonical_and_its_hash_is_that_of_it_and_of_the_hash_before()
    {
        var previous = JournalChain.Genesis;
        foreach (var entry in await Host.Journal.ReadAsync(instance, CancellationToken.None))
        {
            CanonicalJson.Bytes(entry.Json).Should().Equal(entry.Content.ToArray());
            entry.PreviousHash.ToArray().Should().Equal(previous.ToArray());
            System.Security.Cryptography.SHA256.HashData([.. previous.Span, .. entry.Content.Span]).Should().Equal(entry.Hash.ToArray());
            previous = entry.Hash;
        }
    }

    [Theory]
    [InlineData("update engine.journal set content = content")]
    [InlineData("update engine.journal set seq = seq + 100")]
    [InlineData("delete from engine.journal")]
    [InlineData("update engine.journal_default set hash = hash")]
    [InlineData("delete from engine.journal_default where seq = 1")]
    public async Task Changing_and_deleting_records_is_refused(string sql)
    {
        var change = () => ExecuteAsync(sql);

        (await change.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.RestrictViolation);
        (await VerifyAsync()).Intact.Should().BeTrue();
    }

    [Fact]
    public async Task A_single_byte_that_was_changed_is_found_wherever_it_is_and_its_record_is_named()
    {
        HasAltered(instance);
        foreach (var entry in await Host.Journal.ReadAsync(instance, CancellationToken.None))
        {
            foreach (var (column, length) in new[] { ("content", entry.Content.Length), ("hash", entry.Hash.Length) })
            {
                for (var place = 0; place < length; place++)
                {
                    await TamperAsync($"update engine.journal set {column} = set_byte({column}, {place}, get_byte({column}, {place}) # {1 << (place % 8)}) where seq = {entry.Seq}");

                    (await VerifyAsync()).Should().Be(new JournalVerification(false, 7, entry.Seq), "byte {0} of the {1} was changed", place, column);
                    await RestoreAsync(entry);
                }
            }
        }

        (await VerifyAsync()).Intact.Should().BeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task A_record_that_was_removed_is_found_and_named(int seq)
    {
        await TamperAsync($"delete from engine.journal where seq = {seq}");

        (await VerifyAsync()).Should().Be(new JournalVerification(false, 6, seq));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task Records_that_moved_up_to_hide_a_removed_one_are_found(int seq)
    {
        await TamperAsync($"delete from engine.journal where seq = {seq}; update engine.journal set seq = -seq where seq > {seq}; update engine.journal set seq = -seq - 1 where seq < 0");

        (await VerifyAsync()).Should().Be(new JournalVerification(false, 6, seq));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Records_that_were_exchanged_are_found(int seq)
    {
        await TamperAsync($"update engine.journal set seq = -seq where seq in ({seq}, {seq + 1}); update engine.journal set seq = {2 * seq + 1} + seq where seq < 0");

        (await VerifyAsync()).Should().Be(new JournalVerification(false, 7, seq));
    }

    [Fact]
    public async Task A_record_that_was_inserted_with_a_matching_hash_is_found_where_the_chain_goes_on()
    {
        await TamperAsync("update engine.journal set seq = -seq where seq > 3; update engine.journal set seq = -seq + 1 where seq < 0");
        await InsertAsync(4);

        (await VerifyAsync()).Should().Be(new JournalVerification(false, 8, 5));
    }

    [Fact]
    public async Task A_record_that_was_added_at_the_end_with_a_matching_hash_is_found_and_named()
    {
        await InsertAsync(8);

        (await VerifyAsync()).Should().Be(new JournalVerification(false, 8, 8));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public async Task A_journal_that_was_cut_off_is_found_and_the_first_missing_record_named(int left)
    {
        await TamperAsync($"delete from engine.journal where seq > {left}");

        (await VerifyAsync()).Should().Be(new JournalVerification(false, left, left + 1));
    }

    [Fact]
    public async Task A_last_record_that_was_replaced_with_a_matching_hash_is_found_and_named()
    {
        await TamperAsync("delete from engine.journal where seq = 7");
        await InsertAsync(7);

        (await VerifyAsync()).Should().Be(new JournalVerification(false, 7, 7));
    }

    [Fact]
    public async Task A_journal_that_was_deleted_and_denied_is_not_whole()
    {
        await TamperAsync("delete from engine.journal; update engine.instances set records = 0");

        (await VerifyAsync()).Should().Be(new JournalVerification(false, 0, 1));
    }

    [Fact]
    public async Task A_journal_whose_instance_was_deleted_is_not_whole()
    {
        await TamperAsync("delete from engine.instances");

        (await VerifyAsync()).Should().Be(new JournalVerification(false, 7, 1));
    }

    [Fact]
    public async Task A_journal_that_grows_meanwhile_is_whole_at_every_moment()
    {
        var loop = await Host.StartAsync(Definition("loop", "start:Elsa.Start ask:Ask", "start -> ask:Again -> ask"));
        var growing = Task.Run(async () =>
        {
            for (var turn = 0; turn < 100; turn++)
            {
                await Host.ResumeAsync(loop, "ask", Outcome("Again"));
            }
        });
        var verified = 0;
        while (!growing.IsCompleted || verified == 0)
        {
            (await NewHost().Journal.VerifyAsync(loop, CancellationToken.None)).Intact.Should().BeTrue();
            verified++;
        }

        await growing;
    }

    [Fact]
    public async Task Records_hold_references_and_nothing_that_activities_saw_or_threw()
    {
        var secretive = await Host.StartAsync(
            Definition("secretive", "set:Elsa.SetVariable ask:Ask frail:Frail", "set -> ask:Yes -> frail")
                .WithVariables(("Name", "String"))
                .With("set", "variable", new System.Text.Json.Nodes.JsonObject { ["id"] = "var-Name", ["name"] = "Name", ["typeName"] = "String" })
                .With("set", "value", Literal("Object", "李四")));
        await Host.ResumeAsync(secretive, "ask", Outcome("Yes"));

        var records = await Host.RecordsAsync(secretive);

        records.Select(record => record.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            .Should().NotContainMatch("*李四*").And.NotContainMatch("*张三*").And.NotContainMatch("*230102199003070000*");
        records.SelectMany(record => record.Select(member => member.Key)).Distinct().Should().BeSubsetOf(
            ["stimulus", "at", "event", "kind", "name", "actor", "role", "seed", "bookmark", "execution", "input", "intents", "node", "outcomes", "message"]);
    }

    private Task<JournalVerification> VerifyAsync() => Host.Journal.VerifyAsync(instance, CancellationToken.None);

    /// <summary>Does what the trigger refuses, as one who rules the database can.</summary>
    private async Task TamperAsync(string sql)
    {
        HasAltered(instance);
        await ExecuteAsync($"set session_replication_role = replica; {sql}; set session_replication_role = default");
    }

    private Task RestoreAsync(JournalEntry entry) => TamperAsync(
        $"update engine.journal set content = '\\x{Convert.ToHexString(entry.Content.Span)}', hash = '\\x{Convert.ToHexString(entry.Hash.Span)}' where seq = {entry.Seq}");

    private async Task InsertAsync(int seq)
    {
        HasAltered(instance);
        var before = (await Host.Journal.ReadAsync(instance, CancellationToken.None))[seq - 2];
        var content = Encoding.UTF8.GetBytes("{\"at\":\"2026-03-02T01:00:00.000000Z\",\"event\":\"Completed\",\"stimulus\":2}");
        await ExecuteAsync(
            "insert into engine.journal (instance_id, seq, content, hash) values ($1, $2, $3, $4)",
            instance,
            seq,
            content,
            JournalChain.Next(before.Hash.Span, content));
    }
}
