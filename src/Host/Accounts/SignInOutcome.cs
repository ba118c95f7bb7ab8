namespace MedInsFlows.Host.Accounts;

/// <summary>How an attempt to sign in ended.</summary>
/// <param name="Account">The account; null where name or password are wrong, which of the two is not told.</param>
/// <param name="LockedFor">How long no attempt will be heard; null where there is no lock.</param>
internal sealed record SignInOutcome(Account? Account, TimeSpan? LockedFor)
{
    /// <summary>The password is right, but an administrator has locked the account.</summary>
    public bool IsLocked { get; init; }
}
