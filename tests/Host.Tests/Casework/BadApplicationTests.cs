using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Applications that cannot be taken.</summary>
[Collection(BadInputTests.Name)]
public sealed class BadApplicationTests(BrokenFilesHost office) : Refusals(office)
{
    [Theory]
    [InlineData("/region", "\"atlantis\"", "/region bad-value")]
    [InlineData("/region", null, "/region missing-field")]
    [InlineData("/item", "\"flying-lessons\"", "/item bad-value")]
    [InlineData("/item", "\"outpatient-reimbursement\"", "/item bad-value")]
    [InlineData("/agency", "\"ministry\"", "/agency bad-value")]
    [InlineData("/colour", "\"red\"", "/colour unknown-field")]
    [InlineData("/applicant/colour", "1", "/applicant/colour unknown-field")]
    [InlineData("/channel", "\"pigeon\"", "/channel bad-value")]
    [InlineData("/channel", "5", "/channel wrong-type")]
    [InlineData("/channel", "\"fax\"", "/channel not-offered")]
    [InlineData("/applicantCase", "\"retired\"", "/applicantCase unknown-id")]
    [InlineData("/applicant", null, "/applicant missing-field")]
    [InlineData("/applicant", "null", "/applicant wrong-type")]
    [InlineData("/applicant", "[]", "/applicant wrong-type")]
    [InlineData("/applicant/kind", "\"ghost\"", "/applicant/kind bad-value")]
    [InlineData("/applicant/name", "\" \"", "/applicant/name missing")]
    [InlineData("/applicant/name", "\"张\\n三\"", "/applicant/name bad-format")]
    [InlineData("/applicant/name", "\"张\\u0000三\"", "/applicant/name nul-character")]
    [InlineData("/applicant/idType", "\"creditCode\"", "/applicant/idType not-offered")]
    [InlineData("/applicant/idNumber", "\"11010519491231002X1\"", "/applicant/idNumber bad-format")]
    [InlineData("/applicant/idNumber", "\"110105194912310021\"", "/applicant/idNumber bad-format")]
    [InlineData("/applicant/idNumber", "\"110105194902300024\"", "/applicant/idNumber bad-format")]
    [InlineData("/applicant/idNumber", "110105194912310021", "/applicant/idNumber wrong-type")]
    [InlineData("/applicant/phone", "\"12345\"", "/applicant/phone bad-format")]
    [InlineData("/applicant/email", "\"nowhere\"", "/applicant/email bad-format")]
    [InlineData("/parties", """[{"role":"agent","name":"李四","idType":"residentIdentityCard","idNumber":"110105194912310021"}]""", "/parties/0/idNumber bad-format")]
    [InlineData("/parties", """[{"role":"helper","name":"李四","idType":"passport","idNumber":"E12345678"}]""", "/parties/0/role unknown-id")]
    [InlineData("/parties", """[{"role":"unit","name":"一厂","idType":"passport","idNumber":"E12345678"}]""", "/parties/0/idType not-offered")]
    [InlineData("/parties", """[{"role":"agent","name":"李四","idType":"passport","idNumber":"E12345678","proof":["{foreign-file}"]}]""", "/parties/0/proof/0 bad-value")]
    [InlineData("/materials/-", """{"id":"party.agent.permit"}""", "/materials/3/id unknown-id")]
    [InlineData("/circumstances/-", "\"flood\"", "/circumstances/0 unknown-id")]
    [InlineData("/fields", "[]", "/fields wrong-type")]
    [InlineData("/fields/colour", "1", "/fields/colour unknown-id")]
    [InlineData("/fields/age", "\"57\"", "/fields/age wrong-type")]
    [InlineData("/fields/insurance", "true", "/fields/insurance wrong-type")]
    [InlineData("/fields/document", "\"X\"", "/fields/document wrong-type")]
    [InlineData("/fields/document/colour", "1", "/fields/document/colour unknown-id")]
    [InlineData("/materials/0/id", "\"horoscope\"", "/materials/0/id unknown-id")]
    [InlineData("/materials/1/id", "\"identity\"", "/materials/1/id duplicate")]
    [InlineData("/materials/0/files/0", "\"{nothing}\"", "/materials/0/files/0 bad-value")]
    [InlineData("/materials/0/files/0", "\"{foreign-file}\"", "/materials/0/files/0 bad-value")]
    [InlineData("/materials/2/files/-", "\"scan.pdf\"", "/materials/2/files/1 bad-value")]
    [InlineData("/materials/0/source", "\"hearsay\"", "/materials/0/source bad-value")]
    public async Task One_change_makes_a_good_application_a_bad_one(string pointer, string? json, string error)
    {
        var body = Changed((pointer, json is null ? null : Office.Resolve(json)));

        (await RefusedAsync(() => Office.Applicant.PostAsync("/api/cases", body), 400, "invalid-body")).Should().Equal(error);
        (await RefusedAsync(() => Office.Applicant.PostAsync("/api/cases/check", body), 400, "invalid-body")).Should().Equal(error);
    }

    [Theory]
    [InlineData("/applicant/name", 201)]
    [InlineData("/applicant/name", 2001)]
    [InlineData("/fields/disease", 501)]
    [InlineData("/fields/document/idNumber", 501)]
    [InlineData("/materials/0/files/0", 201)]
    public async Task What_is_too_long_is_told_where_it_stands(string pointer, int length)
    {
        var body = Changed((pointer, $"\"{new string('长', length)}\""));

        (await RefusedAsync(() => Office.Applicant.PostAsync("/api/cases", body), 400, "invalid-body")).Should().Contain($"{pointer} too-long");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_its_form_is_told_at_once()
    {
        var body = Changed(("/colour", "1"), ("/channel", "\"pigeon\""), ("/applicant/kind", null), ("/applicant/idNumber", "7"), ("/materials/0/id", "false"));

        (await RefusedAsync(() => Office.Applicant.PostAsync("/api/cases", body), 400, "invalid-body")).Should().BeEquivalentTo(
            "/colour unknown-field", "/channel bad-value", "/applicant/kind missing-field", "/applicant/idNumber wrong-type", "/materials/0/id wrong-type");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_its_content_is_told_at_once()
    {
        var body = Changed(
            ("/channel", "\"fax\""),
            ("/agency", "\"ministry\""),
            ("/applicantCase", "\"retired\""),
            ("/applicant/idNumber", "\"110105194912310021\""),
            ("/applicant/phone", "\"1\""),
            ("/circumstances/-", "\"flood\""),
            ("/fields/colour", "1"),
            ("/fields/age", "\"57\""),
            ("/materials/0/id", "\"horoscope\""),
            ("/materials/1/files/0", "\"scan.pdf\""));

        (await RefusedAsync(() => Office.Applicant.PostAsync("/api/cases", body), 400, "invalid-body")).Should().BeEquivalentTo(
            "/channel not-offered",
            "/agency bad-value",
            "/applicantCase unknown-id",
            "/applicant/idNumber bad-format",
            "/applicant/phone bad-format",
            "/circumstances/0 unknown-id",
            "/fields/colour unknown-id",
            "/fields/age wrong-type",
            "/materials/0/id unknown-id",
            "/materials/1/files/0 bad-value");
    }

    [Theory]
    [InlineData("{", 400, "malformed-json")]
    [InlineData("", 400, "malformed-json")]
    [InlineData("{\"region\":\"heilongjiang\",}", 400, "malformed-json")]
    [InlineData("[]", 400, "invalid-body")]
    [InlineData("null", 400, "invalid-body")]
    [InlineData("{}", 400, "invalid-body")]
    public async Task What_is_no_application_at_all_is_refused(string body, int status, string problem) =>
        await RefusedAsync(() => Office.Applicant.PostAsync("/api/cases", body), status, problem);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task A_body_over_the_limit_is_refused_and_whoever_sent_it_hears_so(int mebibytes)
    {
        var huge = Changed(("/fields/disease", $"\"{new string('x', mebibytes * 1_048_576)}\""));

        await RefusedAsync(() => Office.Applicant.PostAsync("/api/cases", huge), 413, "too-large");
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused() => await RefusedAsync(
        () => Office.Applicant.SendAsync(HttpMethod.Post, "/api/cases", new StringContent("region=heilongjiang")), 415, "unsupported-media-type");

    [Theory]
    [InlineData("heilongjiang-provider", "post")]
    [InlineData("system", "online")]
    public async Task A_channel_of_the_item_that_is_not_for_the_role_is_refused(string account, string channel)
    {
        var sender = Office.Citizen(account);
        var form = (await sender.FillAsync(CaseworkHost.ChronicDisease, channel)).WithoutMail();

        await RefusedAsync(() => sender.PostAsync("/api/cases", form.Body), 403, "channel-not-allowed");
    }

    [Fact]
    public async Task Whoever_acts_in_another_region_or_handles_cases_cannot_apply_here()
    {
        var stranger = Office.Citizen("henan-applicant");
        var form = (await stranger.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail();

        await RefusedAsync(() => stranger.PostAsync("/api/cases", form.Body), 403, "forbidden");
        await RefusedAsync(() => Office.Clerk("provider-reviewer").PostAsync("/api/cases", form.Body), 403, "forbidden");
    }

    [Fact]
    public async Task A_key_that_is_none_is_refused() =>
        (await RefusedAsync(() => Office.Applicant.PostAsync("/api/cases", Office.Form.Body, "two words"), 400, "invalid-parameter")).Should().Equal("Idempotency-Key bad-value");

    [Fact]
    public async Task A_check_stores_nothing_whatever_it_finds()
    {
        var tables = await TableDigest.TablesAsync(Office.Database, "engine", "cases");
        await TableDigest.UntilProvenAsync(Office.Database.DataSource);
        var before = await TableDigest.TakeAsync(Office.Database, [.. tables]);

        using var complete = await Office.Applicant.PostAsync("/api/cases/check", Office.Form.Body);
        using var incomplete = await Office.Applicant.PostAsync("/api/cases/check", Changed(("/materials", "[]"), ("/fields/age", null)));

        (await complete.ReadAsync()).At("/complete")!.GetValue<bool>().Should().BeTrue();
        var missing = await incomplete.ReadAsync();
        missing.Texts("/missing/materials", "/id").Should().Equal("identity", "form", "records");
        missing.Texts("/missing/fields", "/id").Should().Equal("age");
        (await TableDigest.TakeAsync(Office.Database, [.. tables])).Should().Equal(before);
    }

    private JsonObject Changed(params (string Pointer, string? Json)[] changes)
    {
        var body = Office.Form.Body.DeepClone().AsObject();
        foreach (var (pointer, json) in changes)
        {
            body.Put(pointer, json);
        }

        return body;
    }
}
