using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests.Accounts;

public sealed class PassingTimeTests
{
    [Fact]
    public async Task A_lock_ends_after_a_quarter_of_an_hour()
    {
        var time = new MovableTime();
        using var folder = new HostFolder();
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await RunningHost.StartAsync(
            folder.Arguments(database), services => services.AddSingleton<TimeProvider>(time));
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var failed = await host.SignInAsync("hubei-finance", "not it");
        }

        time.Advance(TimeSpan.FromMinutes(14));
        using var locked = await host.SignInAsync("hubei-finance", HostFolder.Password);
        time.Advance(TimeSpan.FromMinutes(2));
        using var open = await host.SignInAsync("hubei-finance", HostFolder.Password);

        locked.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        open.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_ends_after_its_time()
    {
        var time = new MovableTime();
        using var folder = new HostFolder();
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await RunningHost.StartAsync(
            folder.Arguments(database), services => services.AddSingleton<TimeProvider>(time));
        await host.TokenAsync("hubei-finance");

        time.Advance(TimeSpan.FromHours(11.9));
        using var good = await host.GetAsync("/api/me", "hubei-finance");
        time.Advance(TimeSpan.FromHours(0.2));
        using var expired = await host.GetAsync("/api/me", "hubei-finance");

        good.StatusCode.Should().Be(HttpStatusCode.OK);
        await expired.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
    }
}
