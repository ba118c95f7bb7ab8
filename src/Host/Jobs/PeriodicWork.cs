namespace MedInsFlows.Host.Jobs;

/// <summary>Does something again and again for as long as the host runs. A failure is told and does not end it.</summary>
/// <param name="period">The pause between two turns, in machine time.</param>
/// <param name="machineTime">Machine time.</param>
/// <param name="logger">Told of failures.</param>
internal abstract partial class PeriodicWork(TimeSpan period, TimeProvider machineTime, ILogger logger) : BackgroundService
{
    /// <summary>One turn.</summary>
    protected abstract Task DoAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period, machineTime);
        do
        {
            try
            {
                await DoAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailure(logger, GetType().Name, failure);
            }
        }
        while (await TickAsync(timer, stoppingToken));
    }

    private static async Task<bool> TickAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Work} failed and will try again.")]
    private static partial void LogFailure(ILogger logger, string work, Exception failure);
}
