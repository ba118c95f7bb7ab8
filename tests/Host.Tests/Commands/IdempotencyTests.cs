using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Commands;

/// <summary>Commands that are sent again under the same Idempotency-Key (design.md, promise 2).</summary>
[Collection(CaseworkTests.Name)]
public sealed class IdempotencyTests(CaseworkHost office) : CaseworkStory(office)
{
    private static int keys;

    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");
    private readonly string key = $"key-{Interlocked.Increment(ref keys)}";

    /// <summary>The case to which a command and its variant with another body are sent.</summary>
    private CaseSeen? shared;

    [Theory]
    [InlineData("submit")]
    [InlineData("correct")]
    [InlineData("claim")]
    [InlineData("complete")]
    [InlineData("withdraw")]
    [InlineData("upload")]
    public async Task Sent_again_a_command_is_not_done_again_and_its_answer_is_the_same_to_the_byte(string command)
    {
        var send = await PrepareAsync(command);

        var first = await AnswerAsync(send());
        await TableDigest.UntilProvenAsync(Office.Database.DataSource);
        var between = await TableDigest.TakeAsync(Office.Database, "cases.cases", "cases.tasks", "cases.files", "engine.instances", "engine.journal", "accounts.answers");
        var second = await AnswerAsync(send());

        first.Status.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.Created);
        second.Should().BeEquivalentTo(first);
        (await TableDigest.TakeAsync(Office.Database, [.. between.Keys])).Should().Equal(between);
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("correct")]
    [InlineData("complete")]
    [InlineData("withdraw")]
    [InlineData("upload")]
    public async Task With_another_body_the_same_key_is_refused(string command)
    {
        await AnswerAsync((await PrepareAsync(command))());

        using var other = await (await PrepareAsync(command, another: true))();

        await other.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task Another_user_or_another_route_with_the_same_key_is_another_command()
    {
        var form = (await citizen.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail();
        var neighbour = Office.Citizen("heilongjiang-unit-clerk");
        var theirs = (await neighbour.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail();

        var mine = await AnswerAsync(citizen.PostAsync("/api/cases", form.Body, key));
        var their = await AnswerAsync(neighbour.PostAsync("/api/cases", theirs.Body, key));
        var opened = new CaseSeen(JsonNode.Parse(mine.Body)!);
        var withdrawn = await AnswerAsync(citizen.TryWithdrawAsync(opened, key: key));

        their.Status.Should().Be(HttpStatusCode.Created);
        their.Location.Should().NotBe(mine.Location);
        new CaseSeen(JsonNode.Parse(withdrawn.Body)!).Status.Should().Be("withdrawn");
    }

    [Theory]
    [InlineData("submit")]
    [InlineData("correct")]
    [InlineData("claim")]
    [InlineData("complete")]
    [InlineData("withdraw")]
    [InlineData("upload")]
    public async Task Of_twenty_twins_at_once_one_is_done_and_all_get_its_answer(string command)
    {
        var send = await PrepareAsync(command);
        var (cases, files) = (await CountAsync("cases.cases"), await CountAsync("cases.files"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AnswerAsync(send())));

        answers[0].Status.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.Created);
        answers.Should().AllBeEquivalentTo(answers[0]);
        (await CountAsync("cases.cases")).Should().Be(cases + (command == "submit" ? 1 : 0));
        (await CountAsync("cases.files")).Should().Be(files + (command == "upload" ? 1 : 0));
    }

    [Fact]
    public async Task Without_a_key_each_sending_counts()
    {
        var form = (await citizen.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail();

        var (one, other) = (await citizen.ApplyAsync(form), await citizen.ApplyAsync(form));

        other.Id.Should().NotBe(one.Id);
    }

    [Fact]
    public async Task A_command_that_failed_does_not_use_up_its_key()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var task = opened.Tasks.Single().Text("/id");

        using var unclaimed = await acceptor.TryCompleteAsync(task, "受理", key: key);
        using var claim = await acceptor.TryClaimAsync(task, key);
        using var unknown = await acceptor.TryCompleteAsync(task, "推迟", key: key);
        using var withoutReason = await acceptor.TryCompleteAsync(task, "不予受理", key: key);
        using var good = await acceptor.TryCompleteAsync(task, "受理", key: key);

        await unclaimed.ShouldBeProblemAsync(HttpStatusCode.Conflict, "task-not-claimed");
        await unknown.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body");
        await withoutReason.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body");
        good.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>Everything up to a command, which can then be sent as often as one likes.</summary>
    private async Task<Func<Task<HttpResponseMessage>>> PrepareAsync(string command, bool another = false)
    {
        if (command == "upload")
        {
            byte[] content = [.. "%PDF-1.7"u8, another ? (byte)1 : (byte)0];
            return () => citizen.UploadAsync(content, key);
        }

        var form = (await citizen.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail();
        if (command == "submit")
        {
            return () => citizen.PostAsync("/api/cases", form.Body, key);
        }

        var seen = shared ??= await citizen.ApplyAsync(command == "correct" ? form.LeaveOutField("disease") : form);
        var words = another ? "换一种说法" : "说法";
        if (command == "correct")
        {
            var correction = new JsonObject { ["fields"] = new JsonObject { ["disease"] = words } };
            return () => citizen.PostAsync($"/api/cases/{seen.Id}/corrections", correction, key);
        }

        if (command == "withdraw")
        {
            return () => citizen.TryWithdrawAsync(seen, words, key);
        }

        var task = seen.Tasks.Single().Text("/id");
        if (command == "complete" && !another)
        {
            using var claim = await acceptor.TryClaimAsync(task);
        }

        return () => command == "claim" ? acceptor.TryClaimAsync(task, key) : acceptor.TryCompleteAsync(task, "受理", words, key: key);
    }

    private async Task<long> CountAsync(string table)
    {
        await using var query = Office.Database.DataSource.CreateCommand($"select count(*) from {table}");
        return (long)(await query.ExecuteScalarAsync())!;
    }

    private static async Task<Answer> AnswerAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        return new Answer(
            answer.StatusCode,
            answer.Headers.Location?.ToString(),
            answer.Content.Headers.ContentType?.ToString(),
            Convert.ToHexString(await answer.Content.ReadAsByteArrayAsync()),
            await answer.Content.ReadAsStringAsync());
    }

    private sealed record Answer(HttpStatusCode Status, string? Location, string? ContentType, string Bytes, string Body);
}
