namespace MedInsFlows.Host.Tests.Requests;

[Collection(DemoHostTests.Name)]
public sealed class AnswerHeaderTests(DemoHost demo)
{
    [Theory]
    [InlineData("/api/regions")]
    [InlineData("/api/me")]
    [InlineData("/nothing")]
    [InlineData("/openapi/")]
    [InlineData("/api/test/fault")]
    public async Task Every_answer_protects_browsers(string path)
    {
        using var answer = await demo.Host.GetAsync(path);

        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        answer.Headers.GetValues("Referrer-Policy").Should().Equal("same-origin");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should()
            .ContainAll("default-src 'self'", "frame-ancestors 'none'").And.NotContain("unsafe");
        answer.Headers.GetValues("Cross-Origin-Opener-Policy").Should().Equal("same-origin");
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").Should().Equal("same-origin");
        answer.Headers.Contains("Strict-Transport-Security").Should().BeFalse("this is demo mode");
        answer.Headers.Server.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_apis_answer_is_kept_by_no_cache()
    {
        using var answer = await demo.Host.GetAsync("/api/me", "henan-acceptor");

        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }
}
