using System.Net;
using MedInsFlows.Host.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MedInsFlows.Host.Tests.Access;

[Collection(DemoHostTests.Name)]
public sealed class GateTests(DemoHost demo)
{
    [Theory]
    [InlineData("GET", "/api/me")]
    [InlineData("DELETE", "/api/me")]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/nothing/here")]
    [InlineData("GET", "/API/nothing")]
    [InlineData("POST", "/api/cases/../nothing")]
    [InlineData("GET", "/elsa/api/workflow-definitions")]
    [InlineData("PUT", "/elsa/api")]
    public async Task Below_the_apis_nobody_learns_what_is_there(string method, string path)
    {
        using var answer = await demo.Host.SendAsync(new(method), path);

        await answer.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        answer.Headers.WwwAuthenticate.ToString().Should().Be("Bearer");
    }

    [Theory]
    [InlineData("/api/regions")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/openapi/")]
    public async Task Open_paths_are_open(string path)
    {
        using var answer = await demo.Host.GetAsync(path);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("DELETE", "/api/regions", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("GET", "/api/auth/token", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/apiary", HttpStatusCode.NotFound, "not-found")]
    public async Task Elsewhere_nobody_gets_the_plain_answer(string method, string path, HttpStatusCode status, string name)
    {
        using var answer = await demo.Host.SendAsync(new(method), path);

        await answer.ShouldBeProblemAsync(status, name);
    }

    [Fact]
    public async Task Who_is_signed_in_learns_that_nothing_is_there()
    {
        using var answer = await demo.Host.GetAsync("/api/nothing/here", "henan-acceptor");

        await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_role_without_the_permission_is_refused_by_name()
    {
        using var refused = await demo.Host.GetAsync("/api/test/administration", "henan-acceptor");
        using var allowed = await demo.Host.GetAsync("/api/test/administration", "admin");

        var problem = await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        problem["detail"]!.GetValue<string>().Should().Contain("受理");
        allowed.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_token_that_is_none_is_nobody(string token)
    {
        using var closed = await demo.Host.SendWithTokenAsync(HttpMethod.Get, "/api/me", token);
        using var open = await demo.Host.SendWithTokenAsync(HttpMethod.Get, "/api/regions", token);

        closed.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        open.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_endpoint_of_the_host_declares_its_access()
    {
        var args = demo.Folder.Arguments(demo.Database);

        var build = () => HostApplication.Build(args, endpoints: endpoints => endpoints.MapGet("/api/forgotten", () => "oops"));

        build.Should().Throw<InvalidOperationException>().WithMessage("*/api/forgotten*").And.Message.Should().NotContain("/api/me");
        await using var sound = HostApplication.Build(args);
    }

    [Fact]
    public void An_endpoint_cannot_declare_its_access_twice()
    {
        var twice = new Endpoint(null, new(new AllowAttribute(Permission.Audit), new OpenToEveryoneAttribute()), "twice");

        var check = () => AccessDeclarations.Require([twice]);

        check.Should().Throw<InvalidOperationException>().WithMessage("*twice*");
    }
}
