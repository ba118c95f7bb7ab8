using System.Security.Cryptography;

namespace MedInsFlows.Host.Accounts;

/// <summary>What a token or cookie repeats of its account: a new one ends all of them, on every host at once.</summary>
internal static class SecurityStamp
{
    /// <summary>A new one, of 160 random bits.</summary>
    public static string New() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
}
