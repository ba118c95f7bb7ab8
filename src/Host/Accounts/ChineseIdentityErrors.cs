using Microsoft.AspNetCore.Identity;

namespace MedInsFlows.Host.Accounts;

/// <summary>Identity's password rules in Chinese.</summary>
internal sealed class ChineseIdentityErrors : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"密码至少 {length} 个字符。");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), $"密码至少含 {uniqueChars} 个不同的字符。");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresNonAlphanumeric() =>
        Error(nameof(PasswordRequiresNonAlphanumeric), "密码至少含一个字母和数字以外的字符。");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresDigit() => Error(nameof(PasswordRequiresDigit), "密码至少含一个数字。");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresLower() => Error(nameof(PasswordRequiresLower), "密码至少含一个小写字母。");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresUpper() => Error(nameof(PasswordRequiresUpper), "密码至少含一个大写字母。");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
