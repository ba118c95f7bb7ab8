using System.Net;

namespace MedInsFlows.Host.Tests.Accounts;

[Collection(DemoHostTests.Name)]
public sealed class SignInTests(DemoHost demo)
{
    [Fact]
    public async Task The_right_password_gives_a_bearer_token_for_a_working_day()
    {
        using var answer = await demo.Host.SignInAsync("henan-finance", HostFolder.Password);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var token = await answer.ReadAsync();
        token["tokenType"]!.GetValue<string>().Should().Be("Bearer");
        token["expiresIn"]!.GetValue<int>().Should().BeGreaterThanOrEqualTo(28_800);
        token["accessToken"]!.GetValue<string>().Should().NotBeEmpty();
        token.AsObject().Should().HaveCount(3, "there is no refresh token");
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        using var wrong = await demo.Host.SignInAsync("henan-cashier", "not it");
        using var unknown = await demo.Host.SignInAsync("nobody-at-all", "not it");

        await wrong.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        (await unknown.Content.ReadAsStringAsync()).Should().Be(await wrong.Content.ReadAsStringAsync());
        unknown.StatusCode.Should().Be(wrong.StatusCode);
    }

    [Theory]
    [InlineData("henan-bureau")]
    [InlineData("no-such-account")]
    public async Task Five_failures_lock_a_name_whether_it_exists_or_not(string userName)
    {
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            using var failed = await demo.Host.SignInAsync(userName, "not it");
            statuses.Add(failed.StatusCode);
        }

        using var fifth = await demo.Host.SignInAsync(userName, "not it");
        using var afterwards = await demo.Host.SignInAsync(userName, HostFolder.Password);

        statuses.Should().AllBeEquivalentTo(HttpStatusCode.Unauthorized);
        await fifth.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "sign-in-locked");
        await afterwards.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "sign-in-locked");
        afterwards.Headers.RetryAfter!.Delta.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task Failures_at_once_all_count()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => demo.Host.SignInAsync("henan-inspector", "not it")));
        using var afterwards = await demo.Host.SignInAsync("henan-inspector", HostFolder.Password);

        answers.Should().OnlyContain(answer =>
            answer.StatusCode == HttpStatusCode.Unauthorized || answer.StatusCode == HttpStatusCode.TooManyRequests);
        await afterwards.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "sign-in-locked");
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                using var failed = await demo.Host.SignInAsync("henan-settlement", "not it");
                failed.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
            }

            using var right = await demo.Host.SignInAsync("henan-settlement", HostFolder.Password);
            right.StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Right_passwords_are_never_limited()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => demo.Host.SignInAsync("henan-director", HostFolder.Password)));

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.OK);
    }
}
