using System.Globalization;
using System.Net.Http.Headers;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Protection;

/// <summary>
/// Every endpoint of the contract, asked by everybody: at the agency of a case, at another agency of its region, in another region, and by nobody. What each
/// is answered stands in the table; an endpoint that does not stand there fails.
/// </summary>
[Collection(CaseworkTests.Name)]
public sealed class AccessWalkTests(CaseworkHost office) : CaseworkStory(office)
{
    private const string Handling =
        "acceptor reviewer second-reviewer finance finance-head director cashier settlement window-lead provider-acceptor provider-reviewer expert1 inspector bureau";

    private const string Watching = "supervisor internal-control auditor";
    private const string Senders = "unit-clerk provider system";
    private const string Everybody = $"{Handling} {Watching} {Senders} applicant designer publisher admin security-admin";
    private const string OtherAgency = "mudanjiang-center";
    private const string Unseen = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string MoneyHandlers = "finance finance-head cashier";
    private const string MoneyReaders = $"{MoneyHandlers} settlement director internal-control auditor";
    private const string Keepers = "security-admin admin";
    private const string WhoMayApply = $"acceptor applicant {Senders}";
    private const string WhoHasTasks = $"{Handling} supervisor internal-control applicant {Senders}";

    private static readonly Dictionary<string, Row> Table = new()
    {
        ["GET /health/live"] = new($"200 {Everybody}", Nobody: 200),
        ["GET /health/ready"] = new($"200 {Everybody}", Nobody: 200),
        ["POST /api/auth/token"] = new($"400 {Everybody}", Nobody: 400),
        ["GET /api/regions"] = new($"200 {Everybody}", Nobody: 200),
        ["GET /api/regions/{region}/agencies"] = new($"200 {Everybody}", Nobody: 200, Path: "/api/regions/heilongjiang/agencies"),
        ["GET /api/agencies/{region}/{agency}/settings/{item}"] = OfSettings(""),
        ["GET /api/agencies/{region}/{agency}/settings/{item}/history"] = OfSettings("/history"),
        ["PUT /api/agencies/{region}/{agency}/settings/{item}"] = new("400 director", Path: "/api/agencies/heilongjiang/harbin-center/settings/chronic-disease-recognition"),
        ["GET /api/items"] = new($"200 {Everybody}", Nobody: 200),
        ["GET /api/items/{region}/{item}"] = new($"200 {Everybody}", Nobody: 200, Path: "/api/items/heilongjiang/chronic-disease-recognition"),
        ["GET /api/items/compare"] = new($"200 {Everybody}", Nobody: 200, Path: "/api/items/compare?item=chronic-disease-recognition"),
        ["GET /api/calendar/due"] = new($"200 {Everybody}", Nobody: 200, Path: "/api/calendar/due?from=2026-04-20&kind=immediate"),
        ["GET /api/me"] = new($"200 {Everybody}"),
        ["GET /api/cases/{id}/documents/{documentId}"] = new($"404 {Handling} {Watching} {Senders} applicant", Path: "/api/cases/0198c0de-0000-7000-8000-000000000000/documents/0198c0de-0000-7000-8000-000000000001"),
        ["GET /api/cases/{id}/forms"] = OfCase("/forms"),
        ["GET /api/cases/{id}/forms/{number}"] = new(
            $"200 {Handling} applicant; 404 {Senders}", $"404 {Handling} {Watching} {Senders} applicant", Path: "/api/cases/{case}/forms/1"),
        ["GET /api/payments"] = new($"200 {MoneyReaders}"),
        ["GET /api/payments/totals"] = new($"200 {MoneyReaders}"),
        ["GET /api/payments/{id}"] = new($"404 {MoneyReaders}", Path: "/api/payments/0198c0de-0000-7000-8000-000000000000"),
        ["POST /api/payments/{id}/returned"] = OfPayment("returned", """{"returnedOn":"2026-04-20","reason":"x"}"""),
        ["POST /api/payments/{id}/reissue"] = OfPayment("reissue", """{"reason":"x"}"""),
        ["POST /api/payments/{id}/reissue/approve"] = OfPayment("reissue/approve"),
        ["POST /api/payments/{id}/reissue/refuse"] = OfPayment("reissue/refuse", """{"reason":"x"}"""),
        ["POST /api/payments/{id}/paid"] = OfPayment("paid", """{"voucher":"x"}"""),
        ["POST /api/payments/{id}/failed"] = OfPayment("failed", """{"reason":"x"}"""),
        ["POST /api/payments/{id}/recovery"] = OfPayment("recovery", """{"amount":1,"reason":"x"}"""),
        ["POST /api/payments/{id}/recovery/received"] = OfPayment("recovery/received", """{"amount":1,"receivedOn":"2026-04-20"}"""),
        ["GET /api/payments/batches"] = new($"200 {MoneyReaders}"),
        ["POST /api/payments/batches"] = new("400 cashier", Body: """{"agency":"x"}"""),
        ["GET /api/payments/batches/{id}"] = new($"404 {MoneyReaders}", Path: "/api/payments/batches/0198c0de-0000-7000-8000-000000000000"),
        ["GET /api/payments/batches/{id}/file"] = new($"404 {MoneyHandlers}", Path: "/api/payments/batches/0198c0de-0000-7000-8000-000000000000/file"),
        ["GET /api/public-notices"] = new($"200 {Everybody}", Nobody: 200),
        ["GET /api/files/{id}"] = new($"404 {Handling} {Watching} {Senders} applicant", Path: "/api/files/0198c0de-0000-7000-8000-000000000000"),
        ["GET /api/me/absence"] = new($"200 {Everybody}"),
        ["PUT /api/me/absence"] = new($"400 {Everybody}"),
        ["DELETE /api/me/absence"] = new($"404 {Everybody}"),
        ["GET /api/accounts/{userName}/absence"] = new("200 supervisor", "404 supervisor", Path: "/api/accounts/heilongjiang-reviewer/absence"),
        ["PUT /api/accounts/{userName}/absence"] = new("400 supervisor", Path: "/api/accounts/heilongjiang-reviewer/absence"),
        ["DELETE /api/accounts/{userName}/absence"] = new("404 supervisor", Path: "/api/accounts/heilongjiang-reviewer/absence"),
        ["POST /api/me/password"] = new($"400 {Everybody}"),
        ["POST /api/me/active"] = new($"400 {Everybody}"),
        ["POST /api/me/end-sessions"] = new($"204 {Everybody}"),
        ["GET /api/me/relatives"] = new($"200 {Everybody}"),
        ["POST /api/me/relatives"] = new($"400 {Everybody}"),
        ["DELETE /api/me/relatives/{id}"] = new($"404 {Everybody}", Path: "/api/me/relatives/0198c0de-0000-7000-8000-000000000000"),
        ["POST /api/files"] = new($"400 {WhoMayApply}", Type: "multipart/form-data; boundary=x"),
        ["POST /api/cases"] = new($"400 {WhoMayApply}"),
        ["POST /api/cases/check"] = new($"400 {WhoMayApply}"),
        ["GET /api/cases"] = new($"200 {Handling} {Watching} {Senders} applicant"),
        ["POST /api/cases/search"] = new($"400 acceptor reviewer second-reviewer director window-lead {Watching}"),
        ["GET /api/cases/{id}"] = OfCase(""),
        ["GET /api/cases/{id}/deadline"] = OfCase("/deadline"),
        ["GET /api/cases/{id}/timeline"] = OfCase("/timeline"),
        ["GET /api/cases/{id}/notifications"] = OfCase("/notifications"),
        ["POST /api/cases/{id}/notifications/{noticeId}/resend"] = new($"409 {Handling} supervisor", $"404 {Handling} supervisor", Path: "/api/cases/{case}/notifications/0198c0de-0000-7000-8000-000000000000/resend"),
        ["GET /api/inbox"] = new($"200 {Handling} {Watching} {Senders} applicant"),
        ["GET /api/inbox/unread"] = new($"200 {Handling} {Watching} {Senders} applicant"),
        ["POST /api/inbox/read"] = new($"400 {Handling} {Watching} {Senders} applicant"),
        ["POST /api/cases/{id}/disclosure"] = new($"200 {Handling}", $"404 {Handling}", Path: "/api/cases/{case}/disclosure", Body: """{"reason":"核对"}"""),
        ["POST /api/cases/{id}/erasure"] = new("409 director", "404 director", Path: "/api/cases/{case}/erasure", Body: """{"reason":"x","legalBasis":"x"}"""),
        ["POST /api/cases/{id}/corrections"] = new($"409 applicant; 404 {Senders}", $"404 {WhoMayApply}", Path: "/api/cases/{case}/corrections", Body: """{"fields":{"age":57}}"""),
        ["POST /api/cases/{id}/withdrawal"] = new($"400 {WhoMayApply}", Path: "/api/cases/{case}/withdrawal", Body: """{"reason":""}"""),
        ["POST /api/cases/{id}/rating"] = new($"409 applicant; 404 {Senders}", $"404 {WhoMayApply}", Path: "/api/cases/{case}/rating", Body: """{"level":5}"""),
        ["GET /api/ratings"] = new("200 supervisor internal-control"),
        ["GET /api/ratings/{caseId}"] = new("404 supervisor internal-control", Path: "/api/ratings/{case}"),
        ["POST /api/ratings/{caseId}/follow-up"] = new(
            "409 supervisor internal-control", "404 supervisor internal-control", Path: "/api/ratings/{case}/follow-up", Body: """{"outcome":"rectified","result":"x"}"""),
        ["POST /api/cases/{id}/extension"] = new($"400 {WhoHasTasks}", Path: "/api/cases/{case}/extension", Body: """{"reason":""}"""),
        ["POST /api/cases/{id}/termination"] = new($"400 {WhoHasTasks}", Path: "/api/cases/{case}/termination", Body: """{"reason":""}"""),
        ["GET /api/tasks"] = new($"200 {WhoHasTasks}"),
        ["POST /api/tasks/{id}/claim"] = OfTask("claim"),
        ["POST /api/tasks/{id}/release"] = OfTask("release"),
        ["POST /api/tasks/{id}/complete"] = OfTask("complete"),
        ["POST /api/tasks/{id}/transfer"] = OfTask("transfer", """{"to":"x","reason":"x"}"""),
        ["POST /api/tasks/{id}/delegate"] = OfTask("delegate", """{"to":"x","reason":"x"}"""),
        ["POST /api/tasks/{id}/take-back"] = OfTask("take-back"),
        ["POST /api/tasks/{id}/return"] = OfTask("return", """{"toStage":"x","reason":"x"}"""),
        ["POST /api/tasks/{id}/withdraw-decision"] = new(
            $"200 provider-acceptor; 404 {Senders}",
            $"404 {WhoHasTasks}",
            Path: "/api/tasks/{task}/withdraw-decision"),
        ["POST /api/tasks/{id}/add-signer"] = OfTask("add-signer", """{"to":"x","reason":"x"}"""),
        ["POST /api/tasks/{id}/remove-signer"] = OfTask("remove-signer", """{"to":"x","reason":"x"}"""),
        ["POST /api/tasks/{id}/copy"] = OfTask("copy", """{"to":"x"}"""),
        ["POST /api/tasks/{id}/remind"] = OfTask("remind"),
        ["POST /api/tasks/{id}/urgent"] = OfTask("urgent"),
        ["POST /api/tasks/{id}/superior"] = OfTask("superior", """{"reason":"x"}"""),
        ["POST /api/tasks/{id}/exception"] = OfTask("exception", """{"to":"x","reason":"x"}"""),
        ["POST /api/tasks/complete-many"] = new($"400 {WhoHasTasks}", Body: """{"tasks":[],"decision":"受理"}"""),
        ["GET /api/audit/cases/{id}/journal"] = OfAudit("journal"),
        ["GET /api/audit/cases/{id}/verification"] = OfAudit("verification"),
        ["POST /api/audit/cases/{id}/replay"] = OfAudit("replay"),
        ["GET /api/audit/access"] = new("200 internal-control auditor"),
        ["GET /api/audit/access/verification"] = new("200 internal-control auditor"),
        ["GET /api/audit/exceptions"] = new("200 internal-control auditor"),
        ["GET /api/definitions"] = new("200 designer publisher auditor"),
        ["GET /api/definitions/{definitionId}"] = OfDefinition(""),
        ["GET /api/definitions/{definitionId}/events"] = OfDefinition("/events"),
        ["GET /api/definitions/{definitionId}/versions/{version}"] = OfDefinition("/versions/1"),
        ["GET /api/definitions/{definitionId}/versions/{version}/faults"] = OfDefinition("/versions/1/faults"),
        ["GET /api/definitions/{definitionId}/pending"] = new("404 designer publisher auditor"),
        ["PUT /api/definitions/{definitionId}/draft"] = OfDesign("/draft"),
        ["DELETE /api/definitions/{definitionId}/draft"] = OfDesign($"/draft?revision={Unseen}", 409),
        ["POST /api/definitions/{definitionId}/publish"] = OfDesign("/publish", 409, $$"""{"revision":"{{Unseen}}","basis":"x"}"""),
        ["POST /api/definitions/{definitionId}/sign"] = new(
            "409 publisher", "404 publisher", Path: "/api/definitions/heilongjiang-chronic-disease-recognition/sign", Body: """{"version":7}"""),
        ["POST /api/definitions/{definitionId}/publication/withdraw"] = new(
            "409 designer publisher", "404 designer publisher", Path: "/api/definitions/heilongjiang-chronic-disease-recognition/publication/withdraw", Body: """{"version":7,"reason":"x"}"""),
        ["POST /api/definitions/{definitionId}/retract"] = OfDesign("/retract", 409, """{"version":7,"reason":"x"}"""),
        ["POST /api/definitions/{definitionId}/revert"] = OfDesign("/revert", 409, $$"""{"version":7,"revision":"{{Unseen}}"}"""),
        ["POST /api/definitions/{definitionId}/pending/adopt"] = OfDesign("/pending/adopt", 409, $$"""{"revision":"{{Unseen}}"}"""),
        ["POST /api/definitions/{definitionId}/pending/dismiss"] = OfDesign("/pending/dismiss", 409, $$"""{"revision":"{{Unseen}}"}"""),
        ["GET /api/admin/calendar/notices"] = new("200 admin"),
        ["POST /api/admin/calendar/notices"] = new("400 admin"),
        ["GET /api/admin/keys"] = new("200 admin"),
        ["POST /api/admin/keys/rotate"] = new("409 admin", Body: """{"activeKeyId":0,"reason":"x"}"""),
        ["GET /api/admin/notices/dead"] = new("200 admin"),
        ["POST /api/admin/notices/{id}/resend"] = new("409 admin", Path: "/api/admin/notices/{case}/resend"),
        ["GET /api/admin/incidents"] = new("200 admin"),
        ["POST /api/admin/incidents/{caseId}/retry"] = new("409 admin", Path: "/api/admin/incidents/{case}/retry", Body: """{"executionId":"x"}"""),
        ["POST /api/admin/incidents/{caseId}/skip"] = new("409 admin", Path: "/api/admin/incidents/{case}/skip", Body: """{"executionId":"x","outcome":"Done","reason":"x"}"""),
        ["POST /api/admin/incidents/{caseId}/cancel"] = new("409 admin", Path: "/api/admin/incidents/{case}/cancel", Body: """{"reason":"x"}"""),
        ["GET /api/admin/flows/{caseId}"] = new("200 admin", Path: "/api/admin/flows/{case}"),
        ["POST /api/admin/flows/{caseId}/hold"] = new("400 admin", Path: "/api/admin/flows/{case}/hold", Body: """{"reason":" "}"""),
        ["POST /api/admin/flows/{caseId}/release"] = new("409 admin", Path: "/api/admin/flows/{case}/release", Body: """{"reason":"x"}"""),
        ["POST /api/admin/flows/{caseId}/move"] = new("409 admin", Path: "/api/admin/flows/{case}/move", Body: """{"nodeId":"x","reason":"x"}"""),
        ["POST /api/admin/migrations/forecast"] = new("400 admin", Body: """{"region":"heilongjiang","item":"chronic-disease-recognition","version":99}"""),
        ["POST /api/admin/migrations"] = new("400 admin", Body: """{"region":"heilongjiang","item":"chronic-disease-recognition","version":99,"cases":[],"reason":"x"}"""),
        ["GET /api/admin/jobs"] = new("200 admin"),
        ["POST /api/admin/jobs/{name}/run"] = new("200 admin", Path: "/api/admin/jobs/clock-check/run"),
        ["GET /api/admin/timers"] = new("200 admin"),
        ["GET /api/admin/timers/summary"] = new("200 admin"),
        ["POST /api/admin/timers/retry"] = new("400 admin"),
        ["GET /api/admin/accounts"] = new($"200 {Keepers}"),
        ["POST /api/admin/accounts"] = new($"400 {Keepers}"),
        ["GET /api/admin/accounts/{userName}"] = new($"200 {Keepers}", Path: "/api/admin/accounts/henan-cashier"),
        ["POST /api/admin/accounts/{userName}/memberships"] = OfAccount("/memberships"),
        ["DELETE /api/admin/accounts/{userName}/memberships/{id}"] = new($"404 {Keepers}", Path: "/api/admin/accounts/henan-cashier/memberships/0"),
        ["POST /api/admin/accounts/{userName}/reset-password"] = OfAccount("/reset-password"),
        ["POST /api/admin/accounts/{userName}/lock"] = OfAccount("/lock"),
        ["POST /api/admin/accounts/{userName}/unlock"] = OfAccount("/unlock"),
        ["POST /api/admin/accounts/{userName}/identity"] = OfAccount("/identity"),
        ["POST /api/admin/accounts/{userName}/remove-identity"] = OfAccount("/remove-identity"),
        ["POST /api/admin/accounts/{userName}/end-sessions"] = OfAccount("/end-sessions"),
        ["GET /api/audit/accounts"] = new("200 internal-control auditor"),
        ["GET /api/audit/accounts/verification"] = new("200 internal-control auditor"),
        ["GET /api/desk/summary"] = new($"200 director window-lead {Watching}", $"404 director window-lead {Watching}", Path: "/api/desk/summary?region=heilongjiang"),
        ["GET /api/digests"] = new($"200 {WhoHasTasks}"),
        ["GET /api/demo/clock"] = new("200 admin"),
        ["POST /api/demo/clock"] = new("400 admin"),
    };

    public static TheoryData<string> Endpoints => [.. Table.Keys];

    [Fact]
    public async Task The_table_has_every_endpoint_of_the_contract_and_no_other()
    {
        using var answer = await Office.Host.GetAsync("/openapi/v1.json");

        var endpoints = (await answer.ReadAsync())["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"));

        endpoints.Should().BeEquivalentTo(Table.Keys);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Everybody_is_answered_as_the_table_says(string endpoint)
    {
        var row = Table[endpoint];
        var (method, path) = (new HttpMethod(endpoint.Split(' ')[0]), await ResolveAsync(row.Path ?? endpoint.Split(' ')[1]));
        var wrong = new List<string>();
        await EmployElsewhereAsync();
        await AskAsync(null, row.Nobody);
        foreach (var role in Everybody.Split(' '))
        {
            if (role is "admin" or "security-admin" or "system")
            {
                await AskAsync(role, row.For(role));
            }
            else
            {
                await AskAsync($"heilongjiang-{role}", row.For(role));
                await AskAsync($"henan-{role}", row.ForStranger(role));
                await AskAsync($"{OtherAgency}-{role}", row.IsOfCase ? row.ForStranger(role) : row.For(role));
            }
        }

        if (path.StartsWith("/api/me/", StringComparison.Ordinal))
        {
            Office.Host.SignEveryoneOut();
        }

        wrong.Should().BeEmpty();

        async Task AskAsync(string? account, int expected)
        {
            using var content = method == HttpMethod.Post || method == HttpMethod.Put ? new StringContent(row.Body, MediaTypeHeaderValue.Parse(row.Type)) : null;
            using var answer = await Office.Host.SendAsync(method, path, account, content);
            if ((int)answer.StatusCode != expected)
            {
                wrong.Add($"{account ?? "nobody"}: {(int)answer.StatusCode} instead of {expected}");
            }
        }
    }

    private static Row OfCase(string view) =>
        new($"200 {Handling} {Watching} applicant; 404 {Senders}", $"404 {Handling} {Watching} {Senders} applicant", Path: $"/api/cases/{{case}}{view}");

    private static Row OfPayment(string verb, string body = "{}") => new($"404 {MoneyHandlers}", Path: $"/api/payments/0198c0de-0000-7000-8000-000000000000/{verb}", Body: body);

    private static Row OfTask(string command, string body = """{"decision":"受理"}""") => new(
        $"409 {Handling} supervisor internal-control applicant; 404 {Senders}",
        $"404 {WhoHasTasks}",
        Path: $"/api/tasks/{{task}}/{command}",
        Body: body);

    private static Row OfDefinition(string view) => new(
        "200 designer publisher auditor", "404 designer publisher auditor", Path: $"/api/definitions/heilongjiang-chronic-disease-recognition{view}");

    private static Row OfDesign(string command, int here = 400, string body = "{}") =>
        new($"{here} designer", "404 designer", Path: $"/api/definitions/heilongjiang-chronic-disease-recognition{command}", Body: body);

    private static Row OfAccount(string command) => new($"400 {Keepers}", Path: $"/api/admin/accounts/henan-cashier{command}");

    private static Row OfSettings(string view) =>
        new($"200 {Handling} {Watching}", $"404 {Handling} {Watching}", Path: $"/api/agencies/heilongjiang/harbin-center/settings/chronic-disease-recognition{view}");

    private static Row OfAudit(string view) => new("200 internal-control auditor", "404 internal-control auditor", Path: $"/api/audit/cases/{{case}}/{view}");

    /// <summary>Gives the other agency an account of each role, once.</summary>
    private async Task EmployElsewhereAsync()
    {
        await using var query = Office.Database.DataSource.CreateCommand($"select exists (select from accounts.users where user_name = '{OtherAgency}-designer')");
        if (!(bool)(await query.ExecuteScalarAsync())!)
        {
            foreach (var role in Everybody.Split(' ').Except(["admin", "security-admin", "system"]))
            {
                await Office.EmployAtAsync(OtherAgency, $"{OtherAgency}-{role}", role.TrimEnd('1'));
            }
        }
    }

    /// <summary>Puts in a case of heilongjiang-applicant that is in review, and its decided task.</summary>
    private async Task<string> ResolveAsync(string path)
    {
        if (!path.Contains("{case}", StringComparison.Ordinal) && !path.Contains("{task}", StringComparison.Ordinal))
        {
            return path;
        }

        var opened = await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease);
        await Office.Clerk("provider-acceptor").DecideAsync(opened, "受理");
        return path.Replace("{case}", opened.Id, StringComparison.Ordinal).Replace("{task}", opened.Tasks.Single().Text("/id"), StringComparison.Ordinal);
    }

    /// <summary>How an endpoint answers.</summary>
    /// <param name="Here">Statuses, each with the roles that get it; all others are refused with 403.</param>
    /// <param name="Elsewhere">The same for accounts of another region, if it differs.</param>
    /// <param name="Nobody">What is answered to who is not signed in.</param>
    /// <param name="Path">Its address, where it has places to fill.</param>
    /// <param name="Body">What is posted.</param>
    /// <param name="Type">The content type of what is posted.</param>
    private sealed record Row(string Here, string? Elsewhere = null, int Nobody = 401, string? Path = null, string Body = "{}", string Type = "application/json")
    {
        /// <summary>Whether it is about a case, which belongs to an agency.</summary>
        public bool IsOfCase => Path?.Contains("{case}", StringComparison.Ordinal) is true || Path?.Contains("{task}", StringComparison.Ordinal) is true;

        public int For(string role) => Status(Here, role);

        public int ForStranger(string role) => Status(Elsewhere ?? Here, role);

        private static int Status(string statuses, string role) => statuses.Split("; ")
            .Where(entry => entry.Split(' ').Contains(role))
            .Select(entry => int.Parse(entry.Split(' ')[0], CultureInfo.InvariantCulture))
            .DefaultIfEmpty(403)
            .Single();
    }
}
