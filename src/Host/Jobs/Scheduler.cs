using Microsoft.Extensions.Options;
using Quartz;

namespace MedInsFlows.Host.Jobs;

/// <summary>
/// Starts and stops Quartz with the host. Without its database Quartz would not stop until that is back; whatever it was about to write there, the
/// other hosts find out by themselves.
/// </summary>
internal sealed class Scheduler(IHostApplicationLifetime lifetime, IServiceProvider services, IOptionsMonitor<QuartzHostedServiceOptions> options, TimeProvider machineTime)
    : QuartzHostedService(lifetime, services, options), IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

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
