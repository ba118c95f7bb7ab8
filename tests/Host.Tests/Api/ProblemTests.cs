using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Calendar;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;

namespace MedInsFlows.Host.Tests.Api;

[Collection(DemoHostTests.Name)]
public sealed partial class ProblemTests(DemoHost demo)
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(HostFolder.Clone, "docs", "problems.md"));

    [Fact]
    public void The_guide_lists_the_problems_of_the_program_and_no_others()
    {
        var documented = Row().Matches(Guide).Select(row => $"{row.Groups["name"]} {row.Groups["status"]} {row.Groups["title"]}");

        documented.Should().Equal(ProblemType.All.Select(type => $"{type.Urn} {type.Status} {type.Title}"));
    }

    [Fact]
    public void The_guide_lists_the_codes_of_the_program_and_no_others()
    {
        var codes = typeof(ErrorCode).GetFields().Select(field => (string)field.GetRawConstantValue()!)
            .Union(Enum.GetValues<FaultCode>().Select(code => ProblemErrors.Of(new Fault("", code, "")).Code))
            .Union(typeof(NoticeFaultCode).GetFields().Select(field => (string)field.GetRawConstantValue()!));

        CodeRow().Matches(Guide).Select(row => row.Groups["code"].Value).Should().Equal(codes);
    }

    [Fact]
    public void The_list_is_whole_and_names_are_kebab_case()
    {
        var fields = typeof(ProblemType).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null));

        ProblemType.All.Should().BeEquivalentTo(fields).And.OnlyHaveUniqueItems(type => type.Name);
        ProblemType.All.Should().OnlyContain(type => Kebab().IsMatch(type.Name) && type.Title.Length > 0);
    }

    [Fact]
    public async Task A_fault_of_the_service_tells_nothing_internal_and_logs_no_message()
    {
        using var answer = await demo.Host.GetAsync("/api/test/fault?idNumber=110101199003070011");

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.InternalServerError, "internal-error");
        problem["detail"]!.GetValue<string>().Should().NotContain("110101199003070011");
        demo.Log.Lines.Should().Contain(line => line.Contains("InvalidDataException") && line.Contains("MapConventions"));
        demo.Log.Lines.Should().NotContain(line => line.Contains("110101199003070011"));
    }

    [Fact]
    public async Task A_route_value_that_does_not_bind_is_a_problem_too()
    {
        using var answer = await demo.Host.GetAsync("/api/test/number/seven");

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task Json_that_the_framework_reads_itself_is_a_problem_too()
    {
        using var answer = await demo.Host.PostJsonAsync("/api/test/json", "{");

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task Another_method_is_refused_with_those_that_are_allowed()
    {
        using var answer = await demo.Host.SendAsync(HttpMethod.Put, "/api/me", "henan-acceptor");

        await answer.ShouldBeProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        answer.Content.Headers.Allow.Should().Equal("GET");
    }

    [GeneratedRegex(@"^\| `(?<name>urn:[^`]+)` \| (?<status>\d{3}) \| (?<title>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `(?<code>[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Kebab();
}
