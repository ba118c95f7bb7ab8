using System.Net;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Lists and calculations that cannot be answered.</summary>
[Collection(BadInputTests.Name)]
public sealed class BadQueryTests(BrokenFilesHost office) : Refusals(office)
{
    [Theory]
    [InlineData("acceptor", "/api/cases?page=0", "?page bad-value")]
    [InlineData("acceptor", "/api/cases?size=201", "?size bad-value")]
    [InlineData("acceptor", "/api/cases?size=many&page=-1", "?page bad-value", "?size bad-value")]
    [InlineData("acceptor", "/api/cases?size=10&size=20", "?size bad-value")]
    [InlineData("acceptor", "/api/cases?status=lost&lamp=blue", "?status bad-value", "?lamp bad-value")]
    [InlineData("acceptor", "/api/cases?status=Submitted", "?status bad-value")]
    [InlineData("acceptor", "/api/cases?q=%00", "?q nul-character")]
    [InlineData("acceptor", "/api/cases?region=%00&item=%00", "?region nul-character", "?item nul-character")]
    [InlineData("provider-acceptor", "/api/tasks?state=lost&lamp=blue", "?state bad-value", "?lamp bad-value")]
    [InlineData("provider-acceptor", "/api/tasks?caseId=seven", "?caseId bad-value")]
    [InlineData("provider-acceptor", "/api/tasks?stage=%00&region=%00&item=%00", "?stage nul-character", "?region nul-character", "?item nul-character")]
    [InlineData("applicant", "/api/items?region=atlantis", "?region bad-value")]
    [InlineData("applicant", "/api/calendar/due", "?from bad-value", "?kind bad-value")]
    [InlineData("applicant", "/api/calendar/due?from=yesterday&kind=fortnights&length=many&region=atlantis", "?from bad-value", "?kind bad-value", "?length bad-value", "?region bad-value")]
    [InlineData("applicant", "/api/calendar/due?from=2026-02-29&kind=workingDays&length=5", "?from bad-value")]
    [InlineData("applicant", "/api/calendar/due?from=2026-04-20T09:00:00&kind=workingDays&length=5", "?from bad-value")]
    [InlineData("applicant", "/api/calendar/due?from=1066-10-14&kind=workingDays&length=5", "?from bad-value")]
    [InlineData("applicant", "/api/calendar/due?from=2026-04-20&kind=workingDays", "?length bad-value")]
    [InlineData("applicant", "/api/calendar/due?from=2026-04-20&kind=workingDays&length=0", "?length bad-value")]
    [InlineData("applicant", "/api/calendar/due?from=2026-04-20&kind=months&length=121", "?length bad-value")]
    [InlineData("applicant", "/api/calendar/due?from=2026-04-20&kind=months&length=1.5", "?length bad-value")]
    [InlineData("applicant", "/api/calendar/due?from=2026-04-20&kind=immediate&length=5", "?length bad-value")]
    public async Task Parameters(string role, string path, params string[] errors) =>
        (await RefusedAsync(() => Office.Clerk(role).GetAsync(path), 400, "invalid-parameter")).Should().BeEquivalentTo(errors);

    [Theory]
    [InlineData("/api/items/atlantis/chronic-disease-recognition")]
    [InlineData("/api/items/heilongjiang/flying-lessons")]
    [InlineData("/api/items/heilongjiang/outpatient-reimbursement")]
    [InlineData("/api/cases/{nothing}")]
    [InlineData("/api/cases/{nothing}/deadline")]
    [InlineData("/api/cases/{nothing}/timeline")]
    [InlineData("/api/cases/{nothing}/notifications")]
    [InlineData("/api/cases/seven")]
    public async Task What_is_not_there(string path) => await RefusedAsync(() => Office.Applicant.GetAsync(Office.Resolve(path)), 404, "not-found");

    [Theory]
    [InlineData("{}", " missing-field")]
    [InlineData("""{"idNumber":"","name":" "}""", " missing-field")]
    [InlineData("""{"idNumber":7}""", "/idNumber wrong-type")]
    [InlineData("""{"address":"果戈里大街"}""", "/address unknown-field")]
    public async Task Searches(string body, string error) =>
        (await RefusedAsync(() => Office.Clerk("acceptor").PostAsync("/api/cases/search", body), 400, "invalid-body")).Should().Equal(error);

    [Theory]
    [InlineData("%5C")]
    [InlineData("%25")]
    [InlineData("_")]
    [InlineData("%27%3B%20drop%20table%20cases.cases%3B--")]
    public async Task Words_are_found_as_they_are_written(string words)
    {
        using var answer = await Office.Clerk("acceptor").GetAsync($"/api/cases?q={words}");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.ReadAsync()).At("/total")!.GetValue<int>().Should().Be(0);
    }
}
