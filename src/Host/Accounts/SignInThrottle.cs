using System.Threading.RateLimiting;

namespace MedInsFlows.Host.Accounts;

/// <summary>
/// Counts failed sign-ins of this host: by address, and by name for names that no account has, so that these are locked like accounts and
/// a lock does not tell which names exist. Successes are never counted. Safe for concurrent use.
/// </summary>
internal sealed class SignInThrottle : IDisposable
{
    /// <summary>Failures from one address in one window before it must wait; generous, for an agency stands behind one address.</summary>
    public const int MaximumFailuresByAddress = 300;

    private readonly PartitionedRateLimiter<string> addresses = Limiter(MaximumFailuresByAddress);
    private readonly PartitionedRateLimiter<string> names = Limiter(LockOut.MaximumFailures);

    /// <summary>How long the address must wait; null where it may try.</summary>
    public TimeSpan? AddressMustWait(string address) => MustWait(addresses, address);

    /// <summary>Counts a failure from the address.</summary>
    public void CountAddress(string address) => Count(addresses, address);

    /// <summary>Counts a failure for a name that no account has.</summary>
    /// <returns>How long the name is locked; null where it is not.</returns>
    public TimeSpan? CountUnknownName(string normalizedName)
    {
        Count(names, normalizedName);
        return MustWait(names, normalizedName);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        addresses.Dispose();
        names.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int failures) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
            key, _ => new() { PermitLimit = failures, Window = LockOut.Duration }));

    private static void Count(PartitionedRateLimiter<string> limiter, string key) => limiter.AttemptAcquire(key).Dispose();

    // Asking for no permit tells whether one is left, and takes none.
    private static TimeSpan? MustWait(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key, permitCount: 0);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : LockOut.Duration;
    }
}
