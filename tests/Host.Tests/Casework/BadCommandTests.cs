using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Commands to cases and tasks that cannot be carried out. What stands in braces is named by <see cref="BrokenFilesHost"/>.</summary>
[Collection(BadInputTests.Name)]
public sealed class BadCommandTests(BrokenFilesHost office) : Refusals(office)
{
    [Theory]
    [InlineData("provider-acceptor", "{unclaimed}/complete", """{"decision":"受理"}""", 409, "task-not-claimed")]
    [InlineData("second-acceptor", "{claimed}/complete", """{"decision":"受理"}""", 409, "task-claimed")]
    [InlineData("second-acceptor", "{claimed}/claim", null, 409, "task-claimed")]
    [InlineData("second-acceptor", "{claimed}/release", null, 409, "task-claimed")]
    [InlineData("provider-acceptor", "{unclaimed}/release", null, 409, "task-not-claimed")]
    [InlineData("provider-acceptor", "{done}/complete", """{"decision":"受理"}""", 409, "task-done")]
    [InlineData("provider-acceptor", "{done}/claim", null, 409, "task-done")]
    [InlineData("provider-acceptor", "{done}/release", null, 409, "task-done")]
    [InlineData("provider-reviewer", "{unclaimed}/claim", null, 403, "forbidden")]
    [InlineData("provider-reviewer", "{claimed}/complete", """{"decision":"受理"}""", 403, "forbidden")]
    [InlineData("supervisor", "{unclaimed}/claim", null, 403, "forbidden")]
    [InlineData("applicant", "{unclaimed}/claim", null, 403, "forbidden")]
    [InlineData("unit-clerk", "{unclaimed}/claim", null, 404, "not-found")]
    [InlineData("auditor", "{unclaimed}/claim", null, 403, "forbidden")]
    [InlineData("provider-acceptor", "{nothing}/claim", null, 404, "not-found")]
    [InlineData("provider-acceptor", "{nothing}/complete", """{"decision":"受理"}""", 404, "not-found")]
    [InlineData("provider-acceptor", "seven/claim", null, 404, "not-found")]
    [InlineData("provider-acceptor", "{claimed}/complete", """{"decision":""", 400, "malformed-json")]
    [InlineData("provider-acceptor", "{claimed}/complete", "{}", 400, "invalid-body", "/decision missing-field")]
    [InlineData("provider-acceptor", "{claimed}/complete", """{"decision":"推迟"}""", 400, "invalid-body", "/decision bad-value")]
    [InlineData("provider-acceptor", "{claimed}/complete", """{"decision":7,"colour":1}""", 400, "invalid-body", "/decision wrong-type", "/colour unknown-field")]
    [InlineData("provider-acceptor", "{claimed}/complete", """{"decision":"不予受理"}""", 400, "invalid-body", "/reason missing-field")]
    [InlineData("provider-acceptor", "{claimed}/complete", """{"decision":"退回补正","reason":" "}""", 400, "invalid-body", "/reason missing-field")]
    [InlineData("provider-acceptor", "{claimed}/complete", """{"decision":"受理","data":[]}""", 400, "invalid-body", "/data wrong-type")]
    [InlineData("provider-acceptor", "{claimed}/complete", """{"decision":"受理","data":{"colour":1}}""", 400, "invalid-body", "/data/colour unknown-id")]
    [InlineData(
        "provider-acceptor",
        "{claimed}/complete",
        """{"decision":"退回补正","data":{"colour":1,"deficientMaterials":["horoscope"]}}""",
        400,
        "invalid-body",
        "/reason missing-field",
        "/data/colour unknown-id",
        "/data/deficientMaterials bad-format")]
    public async Task To_tasks(string role, string path, string? body, int status, string problem, params string[] errors) =>
        (await RefusedAsync(() => Office.Clerk(role).PostAsync(Office.Resolve($"/api/tasks/{path}"), body), status, problem)).Should().BeEquivalentTo(errors);

    [Theory]
    [InlineData("applicant", "{accepted}/corrections", """{"fields":{"disease":"糖尿病"}}""", 409, "wrong-state")]
    [InlineData("applicant", "{withdrawn}/corrections", """{"fields":{"disease":"糖尿病"}}""", 409, "wrong-state")]
    [InlineData("unit-clerk", "{incomplete}/corrections", """{"fields":{"disease":"糖尿病"}}""", 404, "not-found")]
    [InlineData("acceptor", "{incomplete}/corrections", """{"fields":{"disease":"糖尿病"}}""", 403, "forbidden")]
    [InlineData("provider-acceptor", "{incomplete}/corrections", """{"fields":{"disease":"糖尿病"}}""", 403, "forbidden")]
    [InlineData("applicant", "{nothing}/corrections", """{"fields":{"disease":"糖尿病"}}""", 404, "not-found")]
    [InlineData("applicant", "seven/corrections", "{}", 404, "not-found")]
    [InlineData("applicant", "{incomplete}/corrections", "{}", 400, "invalid-body", " missing-field")]
    [InlineData("applicant", "{incomplete}/corrections", """{"fields":{},"materials":[]}""", 400, "invalid-body", " missing-field")]
    [InlineData("applicant", "{incomplete}/corrections", """{"fields":{"disease":7,"colour":1},"circumstances":["flood"],"materials":[{"id":"horoscope"}]}""", 400, "invalid-body", "/fields/disease wrong-type", "/fields/colour unknown-id", "/circumstances/0 unknown-id", "/materials/0/id unknown-id")]
    [InlineData("applicant", "{incomplete}/corrections", """{"materials":[{"id":"records","files":["{foreign-file}","x"]}]}""", 400, "invalid-body", "/materials/0/files/0 bad-value", "/materials/0/files/1 bad-value")]
    [InlineData("applicant", "{incomplete}/corrections", """{"channel":"post"}""", 400, "invalid-body", "/channel unknown-field")]
    [InlineData("applicant", "{open}/withdrawal", "{}", 400, "invalid-body", "/reason missing-field")]
    [InlineData("applicant", "{open}/withdrawal", """{"reason":" "}""", 400, "invalid-body", "/reason missing-field")]
    [InlineData("applicant", "{open}/withdrawal", """{"reason":null}""", 400, "invalid-body", "/reason wrong-type")]
    [InlineData("applicant", "{withdrawn}/withdrawal", """{"reason":"不办了"}""", 409, "wrong-state")]
    [InlineData("unit-clerk", "{open}/withdrawal", """{"reason":"不办了"}""", 404, "not-found")]
    [InlineData("acceptor", "{open}/withdrawal", """{"reason":"不办了"}""", 403, "forbidden")]
    [InlineData("applicant", "{nothing}/withdrawal", """{"reason":"不办了"}""", 404, "not-found")]
    public async Task To_cases(string role, string path, string body, int status, string problem, params string[] errors) =>
        (await RefusedAsync(() => Office.Clerk(role).PostAsync(Office.Resolve($"/api/cases/{path}"), Office.Resolve(body)), status, problem)).Should().BeEquivalentTo(errors);

    [Theory]
    [InlineData("{open}/withdrawal", """{"reason":"$"}""")]
    [InlineData("{incomplete}/corrections", """{"fields":{"disease":"$"}}""")]
    public async Task Texts_that_are_too_long(string path, string body)
    {
        var longer = body.Replace("$", new string('长', 2_001), StringComparison.Ordinal);

        (await RefusedAsync(() => Office.Applicant.PostAsync(Office.Resolve($"/api/cases/{path}"), longer), 400, "invalid-body"))
            .Should().ContainSingle().Which.Should().EndWith(" too-long");
    }
}
