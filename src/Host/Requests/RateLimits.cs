using System.Threading.RateLimiting;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Requests;

/// <summary>
/// How much one account, or one address where nobody is signed in, may ask of this host: far above what api.md promises (120 submissions a
/// minute, 100 reads a second), low enough to stop a client gone wild.
/// </summary>
internal static class RateLimits
{
    private static readonly TokenBucketRateLimiterOptions Reads = Bucket(capacity: 2_000, perSecond: 400);
    private static readonly TokenBucketRateLimiterOptions Commands = Bucket(capacity: 1_500, perSecond: 50);

    /// <summary>Adds the limits.</summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string Who, bool Reads)>(Partition);
        limits.OnRejected = (rejected, _) => throw Problem.TooManyRequests(
            rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    });

    private static RateLimitPartition<(string Who, bool Reads)> Partition(HttpContext context)
    {
        var who = Caller.Of(context)?.AccountId.ToString() ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        return RateLimitPartition.GetTokenBucketLimiter((Who: who, Reads: reads), key => key.Reads ? Reads : Commands);
    }

    private static TokenBucketRateLimiterOptions Bucket(int capacity, int perSecond) => new()
    {
        TokenLimit = capacity,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    };
}
