namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>The acts of administration, as the record names them.</summary>
internal static class ActName
{
    /// <summary>An account was made.</summary>
    public const string Created = "created";

    /// <summary>A membership was given.</summary>
    public const string MembershipAdded = "membership-added";

    /// <summary>A membership was taken away.</summary>
    public const string MembershipRemoved = "membership-removed";

    /// <summary>The account was locked.</summary>
    public const string Locked = "locked";

    /// <summary>The account was unlocked.</summary>
    public const string Unlocked = "unlocked";

    /// <summary>All sessions were ended.</summary>
    public const string SessionsEnded = "sessions-ended";

    /// <summary>Somebody else gave a new password.</summary>
    public const string PasswordReset = "password-reset";

    /// <summary>Somebody said who holds the account.</summary>
    public const string IdentitySet = "identity-set";

    /// <summary>It is not known any more who holds the account.</summary>
    public const string IdentityRemoved = "identity-removed";

    /// <summary>The person himself changed the password.</summary>
    public const string PasswordChanged = "password-changed";

    /// <summary>The person himself chose by which membership to act.</summary>
    public const string MembershipChosen = "membership-chosen";

    /// <summary>The person himself declared a relative.</summary>
    public const string RelativeDeclared = "relative-declared";

    /// <summary>The person himself withdrew the declaration of a relative.</summary>
    public const string RelativeWithdrawn = "relative-withdrawn";

    /// <summary>The person himself, or a supervisor for him, said that he is absent and who stands in.</summary>
    public const string AbsenceSaid = "absence-said";

    /// <summary>It was taken back.</summary>
    public const string AbsenceTakenBack = "absence-taken-back";
}
