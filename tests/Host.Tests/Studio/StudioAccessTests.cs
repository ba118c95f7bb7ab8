using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Pages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests.Studio;

/// <summary>Every endpoint of Elsa's own API, asked by everybody. One that does not stand in the table fails.</summary>
[Collection(DefinitionsTests.Name)]
public sealed partial class StudioAccessTests(DefinitionsHost office)
{
    private const string Everybody =
        "acceptor reviewer second-reviewer finance finance-head director cashier settlement window-lead provider-acceptor provider-reviewer expert1 inspector bureau "
        + "supervisor internal-control auditor unit-clerk provider applicant designer publisher";

    private const string Readers = "designer publisher auditor";
    private const string Designers = "designer";

    private static readonly Dictionary<string, string> Table = new()
    {
        ["GET workflow-definitions"] = Readers,
        ["GET workflow-definitions/by-definition-id/{definitionId}"] = Readers,
        ["GET workflow-definitions/by-id/{id}"] = Readers,
        ["GET workflow-definitions/validation/is-name-unique"] = Readers,
        ["GET workflow-definitions/subgraph/{id}"] = Readers,
        ["GET workflow-definitions/subgraph/segments/{id}"] = Readers,
        ["GET workflow-definitions/{definitionId}/export"] = Readers,
        ["POST workflow-definitions/{definitionId}/execute"] = Readers,
        ["POST workflow-definitions"] = Designers,
        ["POST workflow-definitions/import"] = Designers,
        ["POST workflow-definitions/{definitionId}/publish"] = Designers,
        ["POST workflow-definitions/{definitionId}/retract"] = Designers,
        ["POST workflow-definitions/{definitionId}/revert/{version:int}"] = Designers,
        ["DELETE workflow-definitions/{definitionId}"] = Designers,
        ["DELETE workflow-definition-versions/{id}"] = Designers,
        ["POST bulk-actions/delete/workflow-definitions/by-definition-id"] = Designers,
        ["POST bulk-actions/delete/workflow-definitions/by-id"] = Designers,
        ["POST bulk-actions/publish/workflow-definitions/by-definition-ids"] = Designers,
        ["POST bulk-actions/retract/workflow-definitions/by-definition-ids"] = Designers,
        ["POST bulk-actions/export/workflow-definitions"] = Readers,
        ["POST bulk-actions/export/workflow-instances"] = Readers,
        ["POST tests/activities"] = Readers,
        ["GET descriptors/activities"] = Readers,
        ["POST descriptors/activities/{type}/options/{input}"] = Readers,
        ["GET descriptors/expression-descriptors"] = Readers,
        ["GET descriptors/variables"] = Readers,
        ["GET descriptors/storage-drivers"] = Readers,
        ["GET descriptors/incident-strategies"] = Readers,
        ["GET descriptors/workflow-activation-strategies"] = Readers,
        ["GET descriptors/log-persistence-strategies"] = Readers,
        ["GET descriptors/commit-strategies/workflows"] = Readers,
        ["GET descriptors/commit-strategies/activities"] = Readers,
        ["GET descriptors/output-converters"] = Readers,
        ["GET features/installed"] = Readers,
        ["POST scripting/javascript/type-definitions/{definitionId}"] = Readers,
        ["POST workflow-instances"] = Readers,
        ["GET workflow-instances/{id:guid}"] = Readers,
        ["POST workflow-instances/{id:guid}/journal"] = Readers,
        ["GET workflow-instances/{id:guid}/execution-state"] = Readers,
        ["GET workflow-instances/{id:guid}/variables"] = Readers,
        ["GET workflow-instances/{id:guid}/export"] = Readers,
        ["DELETE workflow-instances/{id:guid}"] = Readers,
        ["POST cancel/workflow-instances/{id:guid}"] = Readers,
        ["POST bulk-actions/cancel/workflow-instances"] = Readers,
        ["POST bulk-actions/delete/workflow-instances/by-id"] = Readers,
        ["POST bulk-actions/import/workflow-instances"] = Readers,
        ["POST activity-executions/report"] = Readers,
        ["GET activity-executions/list"] = Readers,
        ["GET activity-executions/by-id"] = Readers,
        ["GET activity-executions/{id}/call-stack"] = Readers,
        ["GET activity-execution-summaries/list"] = Readers,
    };

    public static TheoryData<string> Endpoints => [.. Table.Keys];

    [Fact]
    public void The_table_has_every_endpoint_and_no_other()
    {
        var endpoints = office.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(StudioClient.Api, StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText![(StudioClient.Api.Length + 1)..].TrimEnd('/')}"));

        endpoints.Should().BeEquivalentTo(Table.Keys);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Everybody_is_let_in_or_not_as_the_table_says(string endpoint)
    {
        var (method, path) = (new HttpMethod(endpoint.Split(' ')[0]), Address(endpoint));
        var wrong = new List<string>();
        await AskAsync(null, HttpStatusCode.Unauthorized);
        foreach (var role in Everybody.Split(' '))
        {
            await AskAsync($"henan-{role}", Table[endpoint].Split(' ').Contains(role) ? null : HttpStatusCode.Forbidden);
        }

        await AskAsync("admin", HttpStatusCode.Forbidden);
        await AskAsync("system", HttpStatusCode.Forbidden);
        wrong.Should().BeEmpty();

        async Task AskAsync(string? account, HttpStatusCode? expected)
        {
            using var content = method == HttpMethod.Post ? new StringContent("{}", Encoding.UTF8, "application/json") : null;
            using var answer = await office.Host.SendAsync(method, path, account, content);
            var status = answer.StatusCode;
            if (expected is null ? status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError : status != expected)
            {
                wrong.Add($"{account ?? "nobody"}: {(int)status}");
            }
        }
    }

    [Fact]
    public async Task The_cookie_of_the_pages_does_not_count()
    {
        using var browser = new PlainBrowser(office.Host);
        using var signedIn = await browser.SignInAsync("heilongjiang-designer");
        using var page = await browser.GetAsync("/definitions");

        using var read = await browser.GetAsync(Address("GET workflow-definitions"));
        using var saved = await browser.PostAsync(Address("POST workflow-definitions"));

        page.StatusCode.Should().Be(HttpStatusCode.OK);
        await read.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await saved.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    private static string Address(string endpoint) => $"{StudioClient.Api}/{Place().Replace(endpoint.Split(' ')[1], place => place.Value.EndsWith(":int}", StringComparison.Ordinal) ? "1" : "0198c0de-0000-7000-8000-000000000000")}";

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();
}
