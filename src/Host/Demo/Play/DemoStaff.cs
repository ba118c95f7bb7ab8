using System.Collections.Concurrent;
using MedInsFlows.Host.Accounts;
using Microsoft.AspNetCore.Identity;

namespace MedInsFlows.Host.Demo.Play;

/// <summary>The accounts of demo mode as callers, without passwords: this is inside the house. Thread-safe.</summary>
internal sealed class DemoStaff(IServiceProvider services, Callers callers)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Caller>>> known = new();

    /// <summary>The account of a user name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Task<Caller> FindAsync(string userName) => known.GetOrAdd(userName, name => new(() => ReadAsync(name))).Value;

    private async Task<Caller> ReadAsync(string userName)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(userName) is { } account
            && await callers.FindAsync(AccountTicket.For(account), CancellationToken.None) is { } caller
                ? caller
                : throw new InvalidOperationException($"There is no demo account {userName}.");
    }
}
