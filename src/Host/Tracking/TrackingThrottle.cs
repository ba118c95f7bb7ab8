using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Requests;

namespace MedInsFlows.Host.Tracking;

/// <summary>
/// Counts look-ups of cases that found nothing: by address, and by case number whether there is such a case or not, so that a lock does not tell
/// which numbers exist. The same limits as for signing in. Safe for concurrent use.
/// </summary>
internal sealed class TrackingThrottle : IDisposable
{
    private readonly FailureWindow addresses = new(SignInThrottle.MaximumFailuresByAddress, LockOut.Duration);
    private readonly FailureWindow numbers = new(LockOut.MaximumFailures, LockOut.Duration);

    /// <summary>How long one must wait; null where one may look.</summary>
    public TimeSpan? MustWait(string address, string caseNumber) => addresses.MustWait(address) ?? numbers.MustWait(caseNumber);

    /// <summary>Counts that nothing was found.</summary>
    public void Count(string address, string caseNumber)
    {
        addresses.Count(address);
        numbers.Count(caseNumber);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        addresses.Dispose();
        numbers.Dispose();
    }
}
