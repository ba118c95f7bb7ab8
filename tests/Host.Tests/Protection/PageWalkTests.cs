using System.Net;
using System.Net.Http.Headers;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Pages;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests.Protection;

/// <summary>Every page, asked for by everybody; a page that does not stand in the table fails.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class PageWalkTests(DefinitionsHost office)
{
    private const string Everybody =
        """
        acceptor reviewer second-reviewer finance finance-head director cashier settlement window-lead provider-acceptor provider-reviewer expert1 inspector bureau
        supervisor internal-control auditor unit-clerk provider system applicant designer publisher admin security-admin
        """;

    private const string Clerks =
        "acceptor reviewer second-reviewer finance finance-head director cashier settlement window-lead provider-acceptor provider-reviewer expert1 inspector bureau supervisor internal-control";

    private const string Finders = "acceptor reviewer second-reviewer director window-lead supervisor internal-control auditor";
    private const string MoneyReaders = "finance finance-head cashier settlement director internal-control auditor";
    private const string Payment = "0198c0de-0000-7000-8000-00000000fade";
    private const string Readers = "designer publisher auditor";
    private const string Auditors = "internal-control auditor";
    private const string Watchers = "director window-lead supervisor internal-control auditor";
    private const string Opened = "(a case)";
    private const string OfPeople = "acceptor applicant unit-clerk provider";
    private const string Applicants = $"{OfPeople} system";
    private const string Rated = "(a rated case)";
    private const string Definition = "/definitions/heilongjiang-chronic-disease-recognition";

    /// <summary>By the pattern of its address: whom it is for, an address, and the status for those of another region.</summary>
    private static readonly Dictionary<string, (string For, string Path, int Elsewhere)> Table = new()
    {
        ["/"] = (Everybody, "/", 200),
        ["/calculator"] = (Everybody, "/calculator", 200),
        ["/track"] = (Everybody, "/track", 200),
        ["/admin/keys"] = ("admin", "/admin/keys", 200),
        ["/sign-in"] = (Everybody, "/sign-in", 200),
        ["/me"] = (Everybody, "/me", 200),
        ["/me/password"] = (Everybody, "/me/password", 200),
        ["/admin/accounts"] = ("admin security-admin", "/admin/accounts", 200),
        ["/admin/accounts/{UserName}"] = ("admin security-admin", "/admin/accounts/henan-cashier", 200),
        ["/admin/calendar"] = ("admin", "/admin/calendar", 200),
        ["/admin/jobs"] = ("admin", "/admin/jobs", 403),
        ["/admin"] = ("admin", "/admin", 200),
        ["/admin/incidents"] = ("admin", "/admin/incidents", 200),
        ["/admin/incidents/{CaseId:guid}"] = ("admin", $"/admin/incidents/{Opened}", 200),
        ["/admin/notices"] = ("admin", "/admin/notices", 200),
        ["/admin/health"] = ("admin", "/admin/health", 200),
        ["/admin/agencies"] = ("admin", "/admin/agencies", 200),
        ["/finance"] = (MoneyReaders, "/finance", 200),
        ["/finance/batches"] = (MoneyReaders, "/finance/batches", 200),
        ["/finance/payments/{Id:guid}"] = (MoneyReaders, $"/finance/payments/{Payment}", 404),
        ["/desk/ratings"] = ("supervisor internal-control", "/desk/ratings", 200),
        ["/desk/ratings/{CaseId:guid}"] = ("supervisor internal-control", $"/desk/ratings/{Rated}", 404),
        ["/desk"] = (Watchers, "/desk", 200),
        ["/desk/cases"] = (Watchers, "/desk/cases", 200),
        ["/desk/flow/{ItemId}"] = (Watchers, "/desk/flow/chronic-disease-recognition", 404),
        ["/desk/today"] = (Watchers, "/desk/today", 200),
        ["/desk/settings"] = ("director", "/desk/settings", 200),
        ["/desk/settings/{AgencyId}/{ItemId}"] = ("director", "/desk/settings/harbin-center/chronic-disease-recognition", 404),
        ["/apply"] = (Applicants, "/apply", 200),
        ["/apply/{RegionId}/{ItemId}"] = (OfPeople, "/apply/heilongjiang/chronic-disease-recognition", 403),
        ["/apply/receipt/{CaseId}"] = ("acceptor applicant", $"/apply/receipt/{Opened}", 404),
        ["/my"] = (Applicants, "/my", 200),
        ["/my/cases/{CaseId}"] = ("applicant", $"/my/cases/{Opened}", 404),
        ["/audit"] = (Auditors, "/audit", 200),
        ["/audit/cases/{CaseId}"] = (Auditors, $"/audit/cases/{Opened}", 404),
        ["/audit/access"] = (Auditors, "/audit/access", 200),
        ["/audit/exceptions"] = (Auditors, "/audit/exceptions", 200),
        ["/audit/posts"] = (Auditors, "/audit/posts", 200),
        ["/audit/payees"] = (Auditors, "/audit/payees", 200),
        ["/definitions"] = (Readers, "/definitions", 200),
        ["/definitions/{DefinitionId}"] = (Readers, Definition, 404),
        ["/definitions/{DefinitionId}/pending"] = (Readers, $"{Definition}/pending", 404),
        ["/definitions/{DefinitionId}/compare"] = (Readers, $"{Definition}/compare?before=1&after=1", 404),
        ["/definitions/{DefinitionId}/versions/{Version}/cases"] = (Readers, $"{Definition}/versions/1/cases", 404),
        ["/coverage"] = (Readers, "/coverage", 200),
        ["/coverage/{RegionId}/{ItemId}"] = (Readers, "/coverage/heilongjiang/chronic-disease-recognition", 404),
        ["/items"] = (Everybody, "/items", 200),
        ["/items/{RegionId}/{ItemId}"] = (Everybody, "/items/heilongjiang/chronic-disease-recognition", 200),
        ["/items/compare/{ItemId}"] = (Everybody, "/items/compare/chronic-disease-recognition", 200),
        ["/work"] = (Clerks, "/work", 200),
        ["/work/cases/{Id:guid}"] = (Clerks, $"/work/cases/{Opened}", 404),
        ["/work/people"] = (Finders, "/work/people", 200),
        ["/work/counter"] = ("acceptor", "/work/counter", 200),
        ["/studio"] = (Readers, "/studio", 200),
        ["/studio/instances"] = (Readers, "/studio/instances", 200),
        ["/studio/workflows/definitions/{DefinitionId}/edit"] = (Readers, $"/studio/workflows{Definition}/edit", 404),
        ["/studio/workflows/instances/{CaseId}/view"] = (Readers, $"/studio/workflows/instances/{Opened}/view", 404),
    };

    /// <summary>Those who may come to a page, but to whom the case of the walk is not there.</summary>
    private static readonly Dictionary<string, string> NotTheirs = new()
    {
        ["/apply/receipt/{CaseId}"] = "unit-clerk provider system",
        ["/my/cases/{CaseId}"] = "acceptor unit-clerk provider system",
    };

    public static TheoryData<string> Pages => [.. Table.Keys];

    [Fact]
    public void The_table_has_every_page_and_no_other()
    {
        var pages = office.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText);

        pages.Should().BeEquivalentTo(Table.Keys);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_form_without_our_token_or_too_large_is_refused(string page)
    {
        var (permitted, path, _) = Table[page];
        using var browser = new PlainBrowser(office.Host);
        using var signedIn = await browser.SignInAsync(Account(permitted.Split((char[])[' ', '\n'], 2)[0], "heilongjiang"));
        path = path.Replace(Opened, Guid.Empty.ToString(), StringComparison.Ordinal);
        path = path.Replace(Rated, Guid.Empty.ToString(), StringComparison.Ordinal);

        using var forged = await browser.PostAsync(path, KeyValuePair.Create("_handler", "load"), KeyValuePair.Create("Document", "{}"));
        using var huge = await browser.PostAsync(path, KeyValuePair.Create("Document", new string('x', 3 * 1024 * 1024)));

        forged.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        huge.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await huge.Content.ReadAsStringAsync()).Should().Contain("超过此接口的大小上限");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Everybody_is_answered_as_the_table_says(string page)
    {
        var (permitted, path, elsewhere) = Table[page];
        if (path.Contains(Opened, StringComparison.Ordinal))
        {
            path = path.Replace(Opened, (await office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease)).Id, StringComparison.Ordinal);
        }

        if (path.Contains(Payment, StringComparison.Ordinal))
        {
            await OrderAsync(Guid.Parse((await office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease)).Id));
        }

        if (path.Contains(Rated, StringComparison.Ordinal))
        {
            var citizen = office.Citizen();
            var withdrawn = await citizen.WithdrawAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease));
            using var rated = await citizen.PostAsync($"/api/cases/{withdrawn.Id}/rating", """{"level":2}""");
            path = path.Replace(Rated, withdrawn.Id, StringComparison.Ordinal);
        }

        var wrong = new List<string>();
        await AskAsync(null, page is "/" or "/sign-in" or "/calculator" or "/track" || page.StartsWith("/items", StringComparison.Ordinal) ? 200 : 302);
        foreach (var role in Everybody.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var refused = NotTheirs.GetValueOrDefault(page)?.Split(' ').Contains(role) is true ? 404 : 403;
            var (here, there) = permitted.Split((char[])[' ', '\n']).Contains(role) ? (200, elsewhere) : (refused, refused);
            await AskAsync(Account(role, "heilongjiang"), here);
            if (Account(role, "henan") is var other && other != role)
            {
                await AskAsync(other, there);
            }
        }

        wrong.Should().BeEmpty();

        async Task AskAsync(string? account, int expected)
        {
            using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, CheckCertificateRevocationList = true });
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(office.Host.Http.BaseAddress!, path)) { Headers = { { "Accept", "text/html" } } };
            request.Headers.Authorization = account is null ? null : new AuthenticationHeaderValue("Bearer", await office.Host.TokenAsync(account));
            using var answer = await browser.SendAsync(request);
            if ((int)answer.StatusCode != expected)
            {
                wrong.Add($"{account ?? "nobody"}: {(int)answer.StatusCode} instead of {expected}");
            }
        }
    }

    private static string Account(string role, string region) => role is "admin" or "security-admin" or "system" ? role : $"{region}-{role}";

    /// <summary>Gives a case a payment order, which none of the items here would make.</summary>
    private async Task OrderAsync(Guid caseId)
    {
        await using var command = office.Database.DataSource.CreateCommand(
            $$$"""
            with kept as (update cases.cases set file = jsonb_set(file::jsonb, '{payments}', '[{"id":"{{{Payment}}}","activity":"pay","payee":"payee","lines":[{"fund":"基金","amount":"1.00"}],"status":"ordered","at":"2026-04-20T01:00:00Z"}]')::text where id = $1)
            insert into cases.payments (id, case_id, region, agency, item, activity, status, amount, ordered_at, changed_at)
            select '{{{Payment}}}', $1, 'heilongjiang', 'province-center', item, 'pay', 'Ordered', 1, received_at, received_at from cases.cases where id = $1
            """);
        command.Parameters.Add(new() { Value = caseId });
        await command.ExecuteNonQueryAsync();
    }
}
