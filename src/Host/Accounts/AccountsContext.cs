using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace MedInsFlows.Host.Accounts;

/// <summary>Identity's view of the table of accounts. The table itself is made by the numbered SQL files.</summary>
internal sealed class AccountsContext(DbContextOptions<AccountsContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Account>(account =>
    {
        account.ToTable("users", "accounts");
        account.Property(user => user.Id).HasDefaultValueSql("gen_random_uuid()");
        account.Property(user => user.ConcurrencyStamp).IsConcurrencyToken();

        // Addresses, telephones and second factors of Identity are not used; every account can be locked out.
        account.Ignore(user => user.Email);
        account.Ignore(user => user.NormalizedEmail);
        account.Ignore(user => user.EmailConfirmed);
        account.Ignore(user => user.PhoneNumber);
        account.Ignore(user => user.PhoneNumberConfirmed);
        account.Ignore(user => user.TwoFactorEnabled);
        account.Ignore(user => user.LockoutEnabled);
        foreach (var property in account.Metadata.GetProperties())
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    });
}
