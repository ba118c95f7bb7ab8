using System.Threading.RateLimiting;

namespace MedInsFlows.Host.Requests;

/// <summary>Counts failures of this host by a key, and says who must wait because of too many in one window. Safe for concurrent use.</summary>
/// <param name="failures">So many in a window, and the key must wait for its end.</param>
/// <param name="window">How long a window lasts.</param>
internal sealed class FailureWindow(int failures, TimeSpan window) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = failures, Window = window }));

    /// <summary>Counts a failure.</summary>
    public void Count(string key) => limiter.AttemptAcquire(key).Dispose();

    /// <summary>How long the key must wait; null where it may try. Asking for no permit tells whether one is left, and takes none.</summary>
    public TimeSpan? MustWait(string key)
    {
        using var lease = limiter.AttemptAcquire(key, permitCount: 0);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : window;
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}
