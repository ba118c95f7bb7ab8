using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace MedInsFlows.Host.Accounts;

/// <summary>
/// Issues bearer tokens: encrypted by data protection, read back by the framework's own handler. Safe for concurrent use.
/// </summary>
internal sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    /// <summary>How long a token is good for: a working day with what comes before and after.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>A token of a ticket.</summary>
    public AccessToken Issue(AccountTicket account)
    {
        const string scheme = BearerTokenDefaults.AuthenticationScheme;
        var properties = new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + Lifetime };
        var ticket = new AuthenticationTicket(account.ToPrincipal(scheme), properties, $"{scheme}:AccessToken");
        return new(options.Get(scheme).BearerTokenProtector.Protect(ticket), "Bearer", (int)Lifetime.TotalSeconds);
    }
}
