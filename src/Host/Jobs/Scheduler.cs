using Microsoft.Extensions.Options;
using Quartz;

namespace MedInsFlows.Host.Jobs;

/// <summary>
/// Quartz in the life of the host. It starts when the host listens already, for nobody waits for jobs. Without its database it would not stop until that
/// is back, so it is not waited for: what it had yet to write, the other hosts find out by themselves.
/// </summary>
internal sealed class Scheduler(IHostApplicationLifetime lifetime, IServiceProvider services, IOptionsMonitor<QuartzHostedServiceOptions> options, TimeProvider machineTime)
    : QuartzHostedService(lifetime, services, options), IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    Task IHostedLifecycleService.StartedAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    /// <inheritdoc/>
    async Task IHostedService.StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StopAsync(cancellationToken).WaitAsync(Patience, machineTime, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It runs on threads that do not hold up the process.
        }
    }
}
