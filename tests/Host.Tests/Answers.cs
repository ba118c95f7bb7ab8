using System.Net;
using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests;

/// <summary>Reading answers.</summary>
public static class Answers
{
    public static async Task<JsonNode> ReadAsync(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    /// <summary>Asserts that the answer is the problem, complete and with nothing internal, and returns it.</summary>
    public static async Task<JsonNode> ShouldBeProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string name)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = JsonNode.Parse(text)!;
        problem["type"]!.GetValue<string>().Should().Be($"urn:medins:problem:{name}");
        problem["status"]!.GetValue<int>().Should().Be((int)status);
        problem["title"]!.GetValue<string>().Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}");
        problem["detail"]!.GetValue<string>().Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}");
        text.Should().NotContain("Exception").And.NotContain("MedInsFlows.").And.NotContain("   at ");
        return problem;
    }

    /// <summary>Asserts that the body was refused, and returns the errors as "pointer code".</summary>
    public static async Task<IReadOnlyList<string>> BodyErrorsAsync(this HttpResponseMessage answer) =>
        Errors(await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-body"));

    /// <summary>Asserts that parameters were refused, and returns the errors as "pointer code".</summary>
    public static async Task<IReadOnlyList<string>> ParameterErrorsAsync(this HttpResponseMessage answer) =>
        Errors(await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter"));

    private static IReadOnlyList<string> Errors(JsonNode problem) =>
        [.. problem["errors"]!.AsArray().Select(error => $"{error!["pointer"]} {error["code"]}")];
}
