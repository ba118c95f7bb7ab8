using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Engine.Tests.Hosts;
using Npgsql;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Definitions;

/// <summary>Drafts, publication and what files bring meanwhile.</summary>
public sealed class DefinitionCommandsTests : EngineTest
{
    private const string Id = "henan-a";

    [Fact]
    public async Task A_first_draft_is_a_version_that_nothing_starts_on()
    {
        await SaveAsync("A", seen: null);

        (await VersionsAsync()).Should().Equal("1 Draft Studio");
        (await Host.Store.PublishedAsync(CancellationToken.None)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_draft_changes_in_place_and_a_published_version_never()
    {
        await SaveAsync("A", seen: null);
        await SaveAsync("B", seen: "A");
        await PublishAsync("B");
        await SaveAsync("C", seen: "B");
        await SaveAsync("D", seen: "C");

        (await VersionsAsync()).Should().Equal("2 Draft Studio", "1 Published Studio");
        (await DocumentAsync(1)).Should().Be(Text("B"));
        (await DocumentAsync(2)).Should().Be(Text("D"));
    }

    [Fact]
    public async Task The_database_itself_keeps_a_published_version_from_change()
    {
        await SaveAsync("A", seen: null);
        await PublishAsync("A");

        var change = () => ExecuteAsync("update engine.definition_versions set document = '{}'");
        var delete = () => ExecuteAsync("delete from engine.definition_versions");
        var rewrite = () => ExecuteAsync("delete from engine.definition_events");

        await change.Should().ThrowAsync<PostgresException>();
        await delete.Should().ThrowAsync<PostgresException>();
        await rewrite.Should().ThrowAsync<PostgresException>();
    }

    [Fact]
    public async Task Who_has_not_seen_the_latest_content_overwrites_nothing()
    {
        await SaveAsync("A", seen: null);
        await SaveAsync("B", seen: "A");

        await RefusedAsync(() => SaveAsync("C", seen: "A"), stale: true);
        await RefusedAsync(() => SaveAsync("C", seen: null), stale: true);
        await RefusedAsync(() => PublishAsync("A"), stale: true);
        await RefusedAsync(() => DoAsync((commands, transaction) => commands.DeleteDraftAsync(transaction, Id, Hash("A"), "designer", default)), stale: true);

        (await DocumentAsync(1)).Should().Be(Text("B"));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_refused()
    {
        await SaveAsync("A", seen: null);
        var saves = Enumerable.Range(0, 8).Select(number => Record.ExceptionAsync(() => SaveAsync($"step{number}", seen: "A"))).ToList();

        (await Task.WhenAll(saves)).Count(refusal => refusal is null).Should().Be(1);
    }

    [Fact]
    public async Task Publishing_what_is_in_force_already_makes_no_version()
    {
        await SaveAsync("A", seen: null);
        await PublishAsync("A");
        await RefusedAsync(() => PublishAsync("A"), stale: false);
        await SaveAsync("B", seen: "A");
        await SaveAsync("A", seen: "B");
        await PublishAsync("A");

        (await VersionsAsync()).Should().Equal("1 Published Studio");
    }

    [Fact]
    public async Task A_retracted_version_starts_nothing_and_can_be_published_again()
    {
        await SaveAsync("A", seen: null);
        await PublishAsync("A");
        await RetractAsync(1);

        (await VersionsAsync()).Should().Equal("1 Retracted Studio");
        (await Host.Store.PublishedAsync(CancellationToken.None)).Should().BeEmpty();
        await RefusedAsync(() => RetractAsync(1), stale: false);

        await PublishAsync("A");
        (await VersionsAsync()).Should().Equal("1 Published Studio");
    }

    [Fact]
    public async Task An_instance_of_a_retracted_version_goes_on()
    {
        var instance = await Host.StartAsync(Definition(Id, "ask:Ask done:Act", "ask:Yes -> done"));
        await RetractAsync(1);

        await NewHost().ResumeAsync(instance, "ask", Outcome("Yes"));

        (await Host.EffectsAsync(instance)).Should().EndWith("done done");
    }

    [Fact]
    public async Task An_old_version_becomes_the_draft_and_the_draft_that_was_is_kept()
    {
        await SaveAsync("A", seen: null);
        await PublishAsync("A");
        await SaveAsync("B", seen: "A");
        await PublishAsync("B");
        await SaveAsync("C", seen: "B");
        await DoAsync((commands, transaction) => commands.RevertAsync(transaction, Id, 1, Hash("C"), "designer", default));

        (await VersionsAsync()).Should().Equal("4 Draft Studio", "3 Shelved Studio", "2 Published Studio", "1 Former Studio");
        (await DocumentAsync(4)).Should().Be(Text("A"));
        await RefusedAsync(() => DoAsync((commands, transaction) => commands.RevertAsync(transaction, Id, 9, Hash("A"), "designer", default)), stale: false);
    }

    [Fact]
    public async Task Only_a_draft_can_be_deleted_and_what_is_in_force_is_the_latest_again()
    {
        await SaveAsync("A", seen: null);
        await PublishAsync("A");
        await SaveAsync("B", seen: "A");
        await DeleteAsync("B");

        (await VersionsAsync()).Should().Equal("1 Published Studio");
        await RefusedAsync(() => DeleteAsync("A"), stale: false);
    }

    [Fact]
    public async Task A_definition_of_drafts_alone_can_be_deleted_whole()
    {
        await SaveAsync("A", seen: null);
        await DeleteAsync("A");

        (await Host.Register.FindAsync(Id, default)).Should().BeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_waits_while_studio_is_ahead(bool published)
    {
        await ImportAsync("A");
        await SaveAsync("B", seen: "A");
        if (published)
        {
            await PublishAsync("B");
        }

        (await ImportAsync("C")).Should().Be(ImportOutcome.Held);
        (await ImportAsync("C")).Should().Be(ImportOutcome.Seen);

        (await VersionsAsync()).Should().Equal(published ? ["2 Published Studio", "1 Former File"] : ["2 Draft Studio", "1 Published File"]);
        (await Host.Register.PendingAsync(Id, default)).Should().Be(Text("C"));
    }

    [Fact]
    public async Task A_file_does_not_undo_a_retraction()
    {
        await ImportAsync("A");
        await RetractAsync(1);

        (await ImportAsync("B")).Should().Be(ImportOutcome.Held);
    }

    [Fact]
    public async Task A_file_that_says_what_there_is_does_not_wait_and_ends_the_waiting_of_an_earlier_one()
    {
        await ImportAsync("A");
        await SaveAsync("B", seen: "A");
        await ImportAsync("C");

        (await ImportAsync("B")).Should().Be(ImportOutcome.Same);

        (await Host.Register.PendingAsync(Id, default)).Should().BeNull();
        (await VersionsAsync()).Should().Equal("2 Draft Studio", "1 Published File");
    }

    [Fact]
    public async Task Of_several_files_the_last_one_waits()
    {
        await ImportAsync("A");
        await SaveAsync("B", seen: "A");
        await ImportAsync("C");
        await ImportAsync("D");

        (await Host.Register.PendingAsync(Id, default)).Should().Be(Text("D"));
        await RefusedAsync(() => AdoptAsync("C"), stale: true);
        await RefusedAsync(() => DismissAsync("C"), stale: true);
    }

    [Fact]
    public async Task An_adopted_file_is_the_draft_and_the_draft_that_was_is_kept()
    {
        await ImportAsync("A");
        await SaveAsync("B", seen: "A");
        await ImportAsync("C");
        await AdoptAsync("C");

        (await VersionsAsync()).Should().Equal("3 Draft File", "2 Shelved Studio", "1 Published File");
        (await Host.Register.PendingAsync(Id, default)).Should().BeNull();
        await RefusedAsync(() => AdoptAsync("C"), stale: true);
    }

    [Fact]
    public async Task Files_are_followed_again_once_an_adopted_one_is_published()
    {
        await ImportAsync("A");
        await SaveAsync("B", seen: "A");
        await ImportAsync("C");
        await AdoptAsync("C");
        (await ImportAsync("D")).Should().Be(ImportOutcome.Held);
        await DismissAsync("D");
        await PublishAsync("C");

        (await ImportAsync("E")).Should().Be(ImportOutcome.Published);
    }

    [Fact]
    public async Task A_dismissed_file_is_never_asked_about_again()
    {
        await ImportAsync("A");
        await SaveAsync("B", seen: "A");
        await ImportAsync("C");
        await DismissAsync("C");

        (await ImportAsync("C")).Should().Be(ImportOutcome.Seen);
        (await Host.Register.PendingAsync(Id, default)).Should().BeNull();
        (await VersionsAsync()).Should().Equal("2 Draft Studio", "1 Published File");
    }

    [Fact]
    public async Task Everything_is_on_the_record()
    {
        await ImportAsync("A");
        await SaveAsync("B", seen: "A");
        await ImportAsync("C");
        await DismissAsync("C");
        await PublishAsync("B");
        await RetractAsync(2);
        await DoAsync((commands, transaction) => commands.RevertAsync(transaction, Id, 1, Hash("B"), "designer", default));
        await DeleteAsync("A");

        (await Host.Register.EventsAsync(Id, default)).Reverse().Select(entry => $"{entry.Actor} {entry.Act} {entry.Version} {entry.Basis}".Trim()).Should().Equal(
            "service Imported 1",
            "designer Drafted 2",
            "service Held",
            "designer Dismissed",
            "designer Published 2 公文",
            "designer Retracted 2 有误",
            "designer Reverted 3",
            "designer Deleted 3");
    }

    private static string Text(string step) => DefinitionText.Canonical(JsonSerializer.SerializeToElement<JsonObject>(Definition(Id, $"{step}:Step")));

    private static byte[] Hash(string step) => DefinitionText.Hash(Text(step));

    private static async Task RefusedAsync(Func<Task> command, bool stale) =>
        (await command.Should().ThrowAsync<DefinitionRefusedException>()).Which.IsStale.Should().Be(stale);

    private Task SaveAsync(string step, string? seen) => DoAsync((commands, transaction) =>
        commands.SaveAsync(transaction, Id, Text(step), seen is null ? null : Hash(seen), "designer", default));

    private Task PublishAsync(string step) => DoAsync((_, transaction) => Host.Publications.PublishAsync(transaction, Id, Hash(step), new PublicationTerms("公文"), "designer", default));

    private Task RetractAsync(int number) => DoAsync((commands, transaction) => commands.RetractAsync(transaction, Id, number, "有误", "designer", default));

    private Task DeleteAsync(string step) => DoAsync((commands, transaction) => commands.DeleteDraftAsync(transaction, Id, Hash(step), "designer", default));

    private Task AdoptAsync(string step) => DoAsync((commands, transaction) => commands.AdoptAsync(transaction, Id, Hash(step), "designer", default));

    private Task DismissAsync(string step) => DoAsync((commands, transaction) => commands.DismissAsync(transaction, Id, Hash(step), "designer", default));

    private Task<ImportOutcome> ImportAsync(string step) => Host.Store.ImportAsync(Id, Text(step), default);

    private async Task DoAsync(Func<DefinitionCommands, Transaction, Task> command)
    {
        await using var transaction = await Transaction.OpenAsync(Database, default);
        await command(Host.Definitions, transaction);
        await transaction.CommitAsync(default);
    }

    private async Task<IEnumerable<string>> VersionsAsync() =>
        (await Host.Register.FindAsync(Id, default))!.Versions.Select(version => $"{version.Number} {version.State} {version.Origin}");

    private async Task<string?> DocumentAsync(int number) => await Host.Register.DocumentAsync(Id, number, default);
}
