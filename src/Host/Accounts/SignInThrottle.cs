using MedInsFlows.Host.Requests;

namespace MedInsFlows.Host.Accounts;

/// <summary>
/// Counts failed sign-ins of this host: by address, and by name for names that no account has, so that these are locked like accounts and
/// a lock does not tell which names exist. Successes are never counted. Safe for concurrent use.
/// </summary>
internal sealed class SignInThrottle : IDisposable
{
    /// <summary>Failures from one address in one window before it must wait; generous, for an agency stands behind one address.</summary>
    public const int MaximumFailuresByAddress = 300;

    private readonly FailureWindow addresses = new(MaximumFailuresByAddress, LockOut.Duration);
    private readonly FailureWindow names = new(LockOut.MaximumFailures, LockOut.Duration);

    /// <summary>How long the address must wait; null where it may try.</summary>
    public TimeSpan? AddressMustWait(string address) => addresses.MustWait(address);

    /// <summary>Counts a failure from the address.</summary>
    public void CountAddress(string address) => addresses.Count(address);

    /// <summary>Counts a failure for a name that no account has.</summary>
    /// <returns>How long the name is locked; null where it is not.</returns>
    public TimeSpan? CountUnknownName(string normalizedName)
    {
        names.Count(normalizedName);
        return names.MustWait(normalizedName);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        addresses.Dispose();
        names.Dispose();
    }
}
