using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Pages;
using MedInsFlows.Host.Tests.Studio;
using static MedInsFlows.Host.Tests.Definitions.Designer;

namespace MedInsFlows.Host.Tests.Definitions;

/// <summary>Versions that come into force on a day, or once somebody else has signed. They move the clock, so they have a host of their own.</summary>
public sealed class PublicationTermsTests(DefinitionsHost office) : CaseworkStory(office), IClassFixture<DefinitionsHost>
{
    private readonly Designer designer = office.Designer();

    [Fact]
    public async Task A_version_serves_new_cases_from_its_day_on_and_running_cases_keep_theirs()
    {
        await designer.IssueAsync("tomorrow", Named("今日"));
        var drafted = await designer.SaveAsync("tomorrow", Named("明日"), (await designer.DefinitionAsync("tomorrow")).Text("/latest/revision"));
        var admin = new Designer(Office.Host, "admin");
        var today = DateTimeOffset.Parse((await admin.ReadAsync("/api/demo/clock")).Text("/businessTime"), System.Globalization.CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(8));
        var tomorrow = new DateTimeOffset(today.Year, today.Month, today.Day, 0, 0, 0, today.Offset).AddDays(1);

        var asked = await SucceedAsync(PublishAsync("tomorrow", drafted.Text("/latest/revision"), tomorrow));
        var early = await Office.Citizen().ApplyAsync("heilongjiang/tomorrow");
        await MoveAsync(tomorrow.AddMinutes(-5));
        var before = await VersionAsync();
        await MoveAsync(tomorrow);
        var after = await VersionAsync();
        var late = await Office.Citizen().ApplyAsync("heilongjiang/tomorrow");

        asked.Texts("/versions", "/state").Should().Equal("awaited", "published");
        (asked.At("/publication/version")!.GetValue<int>(), asked.Text("/publication/effectiveOn"), asked.At("/publication/awaitsSignature")!.GetValue<bool>(), asked.Text("/publication/askedBy"))
            .Should().Be((2, tomorrow.ToString("yyyy-MM-dd", null), false, "heilongjiang-designer"));
        (before, after).Should().Be((1, 2));
        (early.Json.At("/version")!.GetValue<int>(), late.Json.At("/version")!.GetValue<int>()).Should().Be((1, 2));
        (await Office.Citizen().CaseAsync(late)).Json.At("/version")!.GetValue<int>().Should().Be(2);
        (await designer.DefinitionAsync("tomorrow")).At("/publication").Should().BeNull();
        (await designer.ReadAsync("/api/definitions/heilongjiang-tomorrow/events")).AsArray().Select(entry => entry!.Text("/event")).Should()
            .StartWith(["published", "submitted", "drafted"]);

        async Task<int> VersionAsync() => (await designer.ReadAsync("/api/items/heilongjiang/tomorrow")).At("/version")!.GetValue<int>();

        async Task MoveAsync(DateTimeOffset to)
        {
            using var moved = await admin.PostAsync("/api/demo/clock", new JsonObject { ["advanceTo"] = to.ToString("O", null) });
            moved.StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_version_that_waits_does_not_change_and_can_be_taken_back()
    {
        var saved = await designer.SaveAsync("taken-back", Named("一"));
        var asked = await SucceedAsync(PublishAsync("taken-back", saved.Text("/latest/revision"), DateTimeOffset.MaxValue.AddYears(-7000)));

        var further = await designer.SaveAsync("taken-back", Named("二"), asked.Text("/latest/revision"));
        using var second = await designer.TryPublishAsync("taken-back", further.Text("/latest/revision"));
        var withdrawn = await SucceedAsync(designer.DoAsync("taken-back", "publication/withdraw", new JsonObject { ["version"] = 1, ["reason"] = "日期有误" }));
        using var again = await designer.DoAsync("taken-back", "publication/withdraw", new JsonObject { ["version"] = 1, ["reason"] = "日期有误" });

        further.Texts("/versions", "/state").Should().Equal("draft", "awaited");
        (await second.ShouldBeProblemAsync(HttpStatusCode.Conflict, "definition-state")).Text("/detail").Should().Contain("第 1 版正等待生效");
        (withdrawn.At("/publication"), withdrawn.Text("/versions/1/state")).Should().Be((null, "shelved"));
        await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "definition-changed");
    }

    [Fact]
    public async Task A_day_that_is_past_is_refused()
    {
        var saved = await designer.SaveAsync("past");

        using var answer = await PublishAsync("past", saved.Text("/latest/revision"), CaseworkHost.Opening.AddDays(-1));

        (await answer.BodyErrorsAsync()).Should().Equal("/effectiveOn bad-value");
    }

    [Fact]
    public async Task Where_a_signature_is_required_somebody_else_has_to_sign()
    {
        await using var strict = await Office.StartAsync(("MedIns:PublicationSignature", "required"));
        var (author, publisher) = (new Designer(strict, "heilongjiang-designer"), new Designer(strict, "heilongjiang-publisher"));
        var saved = await author.SaveAsync("signed");

        var asked = await SucceedAsync(author.TryPublishAsync("signed", saved.Text("/latest/revision")));
        using var byAuthor = await author.DoAsync("signed", "sign", new JsonObject { ["version"] = 1 });
        using var other = await publisher.DoAsync("signed", "sign", new JsonObject { ["version"] = 2 });
        var signed = await SucceedAsync(publisher.DoAsync("signed", "sign", new JsonObject { ["version"] = 1 }));

        (asked.Text("/latest/state"), asked.At("/publication/awaitsSignature")!.GetValue<bool>()).Should().Be(("awaited", true));
        await byAuthor.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await other.ShouldBeProblemAsync(HttpStatusCode.Conflict, "definition-changed");
        (signed.Text("/latest/state"), signed.Text("/latest/publishedBy"), signed.At("/publication")).Should().Be(("published", "heilongjiang-designer", null));
        (await author.ReadAsync("/api/definitions/heilongjiang-signed/events")).AsArray().Select(entry => $"{entry!.Text("/event")} {entry!.Text("/actor")}").Should()
            .StartWith(["published heilongjiang-designer", "signed heilongjiang-publisher", "submitted heilongjiang-designer"]);
    }

    [Fact]
    public async Task By_the_page_too_one_asks_for_a_day_and_another_signs()
    {
        await using var strict = await Office.StartAsync(("MedIns:PublicationSignature", "required"));
        await new Designer(strict, "heilongjiang-designer").SaveAsync("by-page");
        using var author = new PlainBrowser(strict);
        using var publisher = new PlainBrowser(strict);
        using var first = await author.SignInAsync("heilongjiang-designer");
        using var second = await publisher.SignInAsync("heilongjiang-publisher");
        const string page = "/definitions/heilongjiang-by-page";

        using var asked = await author.SubmitAsync(page, "publish", ("Basis", "黑医保规〔2026〕2号"), ("EffectiveOn", "2999-01-01"));
        using var seen = await publisher.GetAsync(page);
        using var signed = await publisher.SubmitAsync(page, "sign");
        using var withdrawn = await author.SubmitAsync(page, "withdraw", ("Reason", "日期有误"));

        (asked.StatusCode, signed.StatusCode, withdrawn.StatusCode).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        WebUtility.HtmlDecode(await seen.Content.ReadAsStringAsync()).Should().ContainAll("第 1 版等待签署", "自 2999-01-01 起");
        (await designer.ReadAsync("/api/definitions/heilongjiang-by-page/events")).AsArray().Select(entry => entry!.Text("/event")).Should()
            .Equal("withdrawn", "signed", "submitted", "drafted");
        (await designer.DefinitionAsync("by-page")).Text("/latest/state").Should().Be("draft");
    }

    [Fact]
    public async Task Nobody_signs_what_he_asked_for_himself()
    {
        await using var strict = await Office.StartAsync(("MedIns:PublicationSignature", "required"));
        await Office.EmployAsync("both-roles", "designer", "publisher");
        var both = new Designer(strict, "both-roles");
        var saved = await both.SaveAsync("self-signed");
        await SucceedAsync(both.TryPublishAsync("self-signed", saved.Text("/latest/revision")));
        await ExecuteAsync("update accounts.memberships set active = false where user_id = (select id from accounts.users where user_name = 'both-roles')");
        await ExecuteAsync("update accounts.memberships set active = true where role = 'publisher' and user_id = (select id from accounts.users where user_name = 'both-roles')");

        using var answer = await both.DoAsync("self-signed", "sign", new JsonObject { ["version"] = 1 });

        (await answer.ShouldBeProblemAsync(HttpStatusCode.Conflict, "definition-state")).Text("/detail").Should().Contain("另一人");
    }

    [Fact]
    public async Task From_Studio_a_publication_that_must_be_signed_waits_and_says_so()
    {
        await using var strict = await Office.StartAsync(("MedIns:PublicationSignature", "required"));
        var studio = new StudioClient(strict, "heilongjiang-designer");
        await new Designer(strict, "heilongjiang-designer").SaveAsync("studio-signed");
        var model = await studio.OpenAsync("heilongjiang-studio-signed");

        using var answer = await studio.TrySaveAsync(model, publish: true);
        using var again = await studio.TrySaveAsync(model, publish: true);

        (await StudioClient.ToldAsync(answer)).Should().ContainSingle().Which.Should().Contain("签署后生效");
        (await StudioClient.ToldAsync(again)).Should().ContainSingle().Which.Should().Contain("正等待签署");
        (await designer.DefinitionAsync("studio-signed")).Texts("/versions", "/state").Should().Equal("awaited");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Office.Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private Task<HttpResponseMessage> PublishAsync(string item, string revision, DateTimeOffset on) => designer.DoAsync(
        item, "publish", new JsonObject { ["revision"] = revision, ["basis"] = "黑医保规〔2026〕2号", ["effectiveOn"] = on.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
}
