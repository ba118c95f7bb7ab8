using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

public sealed class TerminationTests
{
    [Fact]
    public async Task On_SIGTERM_a_request_under_way_is_answered_and_then_the_host_ends_with_0()
    {
        await using var service = await Service.StartAsync();
        var life = new ChronicDiseaseCase(service.ReadAsync, service.DoAsync);
        await life.SubmitAsync();
        await using var obstacle = await Obstacle.OnTableAsync(service.Installation.Database, "engine.instances");
        var answer = service.DoAsync(ChronicDiseaseCase.Withdrawal(life.Id));
        await obstacle.UntilSomeoneWaitsAsync();

        await service.Host.TerminateAsync();
        await service.Host.UntilLineAsync("Application is shutting down");
        await obstacle.DisposeAsync();

        ((string)(await answer)["status"]!).Should().Be("withdrawn");
        (await service.Host.UntilExitAsync()).Should().Be(0, service.Host.Log);
    }

    [Fact]
    public async Task On_SIGTERM_a_mail_that_the_server_took_is_marked_and_not_sent_again()
    {
        await using var service = await Service.StartAsync();
        var life = new ChronicDiseaseCase(service.ReadAsync, service.DoAsync);
        await using (var obstacle = await Obstacle.OnDeliveryAsync(service.Installation.Database))
        {
            await life.SubmitAsync();
            await obstacle.UntilSomeoneWaitsAsync();
            await service.Host.TerminateAsync();
            await service.Host.UntilLineAsync("Application is shutting down");
        }

        (await service.Host.UntilExitAsync()).Should().Be(0, service.Host.Log);

        (await service.Installation.Database.RowsAsync("select status from cases.notices")).Should().Equal("delivered");
        (await service.Installation.Mailbox.MailsTo(life.Email)).Should().ContainSingle();
    }
}
