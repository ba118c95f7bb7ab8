using Microsoft.AspNetCore.Identity;

namespace MedInsFlows.Host.Accounts;

/// <summary>A password rule beside Identity's own: the user name is no part of it.</summary>
internal sealed class PasswordMayNotContainName : IPasswordValidator<Account>
{
    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(user.UserName is { Length: > 0 } name && password?.Contains(name, StringComparison.OrdinalIgnoreCase) == true
            ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordMayNotContainName), Description = "密码不得包含用户名。" })
            : IdentityResult.Success);
}
