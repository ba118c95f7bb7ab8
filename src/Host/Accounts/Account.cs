using Microsoft.AspNetCore.Identity;

namespace MedInsFlows.Host.Accounts;

/// <summary>
/// An account as ASP.NET Core Identity keeps it: name, password hash, lock-out and security stamp. Not safe for concurrent use.
/// </summary>
internal sealed class Account : IdentityUser<Guid>
{
    /// <summary>Name as shown to others.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Made in demo mode; cannot sign in outside it.</summary>
    public bool Demo { get; init; }

    /// <summary>Locked by an administrator, until he unlocks it.</summary>
    public bool Locked { get; init; }

    /// <summary>The password was given by somebody else; nothing but changing it is open.</summary>
    public bool MustChangePassword { get; init; }
}
