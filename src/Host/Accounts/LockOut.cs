using Microsoft.EntityFrameworkCore;

namespace MedInsFlows.Host.Accounts;

/// <summary>
/// Locks an account for a while after repeated wrong passwords. One database statement counts, so attempts at once all count.
/// </summary>
internal sealed class LockOut(AccountsContext accounts, TimeProvider time)
{
    /// <summary>The failure that locks.</summary>
    public const int MaximumFailures = 5;

    /// <summary>How long a lock lasts.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(15);

    /// <summary>How much longer the account is locked; null where it is not.</summary>
    public TimeSpan? Remaining(Account account) =>
        account.LockoutEnd - time.GetUtcNow() is { } remaining && remaining > TimeSpan.Zero ? remaining : null;

    /// <summary>Counts a wrong password.</summary>
    /// <returns>How long the account is now locked; null where it is not.</returns>
    public async Task<TimeSpan?> CountFailureAsync(Account account, CancellationToken cancellationToken)
    {
        const int last = MaximumFailures - 1;
        DateTimeOffset? until = time.GetUtcNow() + Duration;
        var row = accounts.Set<Account>().Where(user => user.Id == account.Id);
        await row.ExecuteUpdateAsync(
            set => set
                .SetProperty(user => user.LockoutEnd, user => user.AccessFailedCount >= last ? until : user.LockoutEnd)
                .SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount >= last ? 0 : user.AccessFailedCount + 1),
            cancellationToken);
        return Remaining(await row.AsNoTracking().SingleAsync(cancellationToken));
    }

    /// <summary>Forgets the wrong passwords before a right one.</summary>
    public async Task ForgetAsync(Account account, CancellationToken cancellationToken)
    {
        if (account.AccessFailedCount > 0)
        {
            await accounts.Set<Account>().Where(user => user.Id == account.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.AccessFailedCount, 0), cancellationToken);
        }
    }
}
