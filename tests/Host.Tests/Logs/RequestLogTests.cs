using System.Net;

namespace MedInsFlows.Host.Tests.Logs;

[Collection(DemoHostTests.Name)]
public sealed class RequestLogTests(DemoHost demo)
{
    [Fact]
    public async Task A_request_is_one_line_with_its_route_and_nothing_the_client_wrote()
    {
        using var found = await demo.Host.GetAsync("/api/test/number/4711?q=%E6%9D%8E%E5%9B%9B-query", "henan-acceptor");
        using var none = await demo.Host.GetAsync("/api/zhang-san-4711");

        found.StatusCode.Should().Be(HttpStatusCode.OK);
        demo.Log.Lines.Should().ContainSingle(line => line.Contains("GET /api/test/number/{number} 200"));
        demo.Log.All.Should().NotContainAny("4711", "李四", "-query", "zhang-san", "henan-acceptor");
    }

    [Fact]
    public async Task Names_and_passwords_of_a_sign_in_are_not_logged()
    {
        using var failed = await demo.Host.SignInAsync("wang-wu-unknown", "secret-of-wang-wu");
        using var malformed = await demo.Host.PostJsonAsync("/api/auth/token", """{"userName":"zhao-liu" "password":"his"}""");

        demo.Log.All.Should().NotContainAny("wang-wu", "zhao-liu", HostFolder.Password);
    }
}
