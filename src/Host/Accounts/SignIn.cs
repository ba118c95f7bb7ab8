using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Configuration;
using Microsoft.AspNetCore.Identity;

namespace MedInsFlows.Host.Accounts;

/// <summary>
/// Judges a name and a password, for the API and for pages. An unknown name costs the same work and gets the same answer.
/// </summary>
internal sealed class SignIn(
    UserManager<Account> accounts, IPasswordHasher<Account> hasher, LockOut lockOut, SignInThrottle throttle, Settings settings)
{
    private static readonly Account Nobody = new() { DisplayName = "" };
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Account>().HashPassword(Nobody, "nobody"));

    /// <summary>The account to sign in.</summary>
    /// <exception cref="ProblemException">Name or password are wrong, or there were too many attempts.</exception>
    public async Task<Account> RequireAsync(HttpContext context, string userName, string password) =>
        await AttemptAsync(userName, password, context.Connection.RemoteIpAddress?.ToString() ?? "", context.RequestAborted) switch
        {
            { Account: { } account } => account,
            { IsLocked: true } => throw Problem.AccountLocked(),
            { LockedFor: { } wait } => throw Problem.SignInLocked(wait),
            _ => throw Problem.SignInFailed(),
        };

    private async Task<SignInOutcome> AttemptAsync(string userName, string password, string address, CancellationToken cancellationToken)
    {
        if (throttle.AddressMustWait(address) is { } wait)
        {
            return new(null, wait);
        }

        var account = await accounts.FindByNameAsync(userName);
        var outcome = account is null || (account.Demo && !settings.Demo)
            ? JudgeNobody(userName, password)
            : await JudgeAsync(account, password, cancellationToken);
        if (outcome.Account is null)
        {
            throttle.CountAddress(address);
        }

        return outcome;
    }

    private SignInOutcome JudgeNobody(string userName, string password)
    {
        hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
        return new(null, throttle.CountUnknownName(accounts.NormalizeName(userName)));
    }

    private async Task<SignInOutcome> JudgeAsync(Account account, string password, CancellationToken cancellationToken)
    {
        if (lockOut.Remaining(account) is { } locked)
        {
            return new(null, locked);
        }

        if (!await accounts.CheckPasswordAsync(account, password))
        {
            return new(null, await lockOut.CountFailureAsync(account, cancellationToken));
        }

        if (account.Locked)
        {
            return new(null, null) { IsLocked = true };
        }

        await lockOut.ForgetAsync(account, cancellationToken);
        return new(account, null);
    }
}
