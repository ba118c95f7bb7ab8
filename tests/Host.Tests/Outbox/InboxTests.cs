using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Outbox;

/// <summary>What an account is told lies in its inbox until it is read, and nobody else's does.</summary>
[Collection(CaseworkTests.Name)]
public sealed class InboxTests(CaseworkHost office) : CaseworkStory(office)
{
    [Fact]
    public async Task Who_applied_finds_what_was_told_and_marks_it_as_read()
    {
        var citizen = Office.Citizen("heilongjiang-unit-clerk");
        var before = await UnreadAsync(citizen);
        var opened = await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutField("disease"));

        (await UnreadAsync(citizen)).Should().Be(before + 1);
        var message = await MessageAsync(citizen, opened);
        message.Text("/event").Should().Be("一次性告知补正");
        message.Text("/text").Should().Contain(opened.Number);
        message.At("/inferred")!.GetValue<bool>().Should().BeTrue();
        message.At("/read")!.GetValue<bool>().Should().BeFalse();

        using var marked = await MarkAsync(citizen, message.Text("/id"), message.Text("/id"));
        (await marked.ReadAsync()).At("/unread")!.GetValue<int>().Should().Be(before);
        (await MessageAsync(citizen, opened)).At("/read")!.GetValue<bool>().Should().BeTrue();
        (await citizen.ReadAsync("/api/inbox?unread=true&size=200")).Texts("/items", "/id").Should().NotContain(message.Text("/id"));
    }

    [Fact]
    public async Task Another_account_neither_sees_nor_marks_it()
    {
        var citizen = Office.Citizen();
        var opened = await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutField("disease"));
        var id = (await MessageAsync(citizen, opened)).Text("/id");
        foreach (var other in (Client[])[Office.Citizen("heilongjiang-provider"), Office.Clerk("provider-acceptor"), new Client(Office.Host, "henan-supervisor")])
        {
            (await other.ReadAsync("/api/inbox?size=200")).Texts("/items", "/id").Should().NotContain(id);
            using var marked = await MarkAsync(other, id);
            (await marked.BodyErrorsAsync()).Should().Equal("/ids/0 bad-value");
        }

        (await MessageAsync(citizen, opened)).At("/read")!.GetValue<bool>().Should().BeFalse();
    }

    [Fact]
    public async Task Warnings_of_limits_reach_who_handles_the_case_and_the_supervisor()
    {
        var citizen = Office.Citizen();
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        await using (var warn = Office.Database.DataSource.CreateCommand(
            """
            insert into cases.notices (id, case_id, activity, event, audience, channel, content, digest, status, queued_at)
            select gen_random_uuid(), $1, 'clock', '时限告急', audience, 'inbox', null, '', 'delivered', received_at from cases.cases, unnest(array ['handler', 'supervisor']) audience where id = $1
            """))
        {
            warn.Parameters.Add(new() { Value = Guid.Parse(opened.Id) });
            await warn.ExecuteNonQueryAsync();
        }

        (await SeenAsync("provider-acceptor")).Should().Be(1, "the task waits for this role");
        (await SeenAsync("provider-reviewer")).Should().Be(0, "the task does not");
        (await SeenAsync("supervisor")).Should().Be(1);
        await using var remove = Office.Database.DataSource.CreateCommand("delete from cases.notices where activity = 'clock' and digest = ''");
        await remove.ExecuteNonQueryAsync();

        async Task<int> SeenAsync(string role) =>
            (await Office.Clerk(role).ReadAsync("/api/inbox?size=200")).List("/items").Count(message => message.Text("/caseId") == opened.Id);
    }

    private static async Task<int> UnreadAsync(Client client) => (await client.ReadAsync("/api/inbox/unread")).At("/unread")!.GetValue<int>();

    private static async Task<JsonNode> MessageAsync(Client client, CaseSeen seen) =>
        (await client.ReadAsync("/api/inbox?size=200")).List("/items").Single(message => message.Text("/caseId") == seen.Id);

    private static Task<HttpResponseMessage> MarkAsync(Client client, params string[] ids) =>
        client.PostAsync("/api/inbox/read", new JsonObject { ["ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) });
}
