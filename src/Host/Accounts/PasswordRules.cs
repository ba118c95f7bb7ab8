using Microsoft.AspNetCore.Identity;

namespace MedInsFlows.Host.Accounts;

/// <summary>What a password must be like, whoever gives it.</summary>
internal sealed class PasswordRules(UserManager<Account> accounts)
{
    /// <summary>All rules that a password of the account would break, in Chinese.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(Account account, string password)
    {
        var faults = new List<string>();
        foreach (var rule in accounts.PasswordValidators)
        {
            faults.AddRange((await rule.ValidateAsync(accounts, account, password)).Errors.Select(error => error.Description));
        }

        return faults;
    }
}
