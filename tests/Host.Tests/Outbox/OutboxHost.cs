using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Jobs;
using MedInsFlows.Host.Outbox;
using MedInsFlows.Host.Tests.Casework;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MedInsFlows.Host.Tests.Outbox;

/// <summary>A host whose machine time stands until it is moved, whose outbox sends when it is told to, and that can be stopped on the way of a command.</summary>
public sealed class OutboxHost : CaseworkHost
{
    /// <summary>Called at each crash point that a command reaches.</summary>
    internal Action<CrashPoint>? Reached { get; set; }

    internal OutboxQueue Queue => Host.Services.GetRequiredService<OutboxQueue>();

    internal override MovableTime MachineTime { get; } = MovableTime.StandingAt(Opening);

    /// <summary>The outbox of another host over the same database.</summary>
    internal OutboxQueue OtherQueue() => ActivatorUtilities.CreateInstance<OutboxQueue>(Host.Services);

    /// <summary>Sends what other tests have left behind.</summary>
    internal async Task EmptyAsync()
    {
        await Mailbox.RefuseNext(0);
        MachineTime.Advance(TimeSpan.FromHours(1));
        await Queue.SendPendingAsync(CancellationToken.None);
    }

    protected override void Configure(IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(OutboxWork)));
        services.AddSingleton<Action<CrashPoint>>(point => Reached?.Invoke(point));
    }
}
