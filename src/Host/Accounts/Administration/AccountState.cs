using System.Text.Json.Nodes;
using Npgsql;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>An account as an administrator sees it. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="UserName">Name under which it signs in.</param>
/// <param name="Name">Name as shown to others.</param>
/// <param name="Demo">Made in demo mode.</param>
/// <param name="Locked">Locked by an administrator.</param>
/// <param name="MustChangePassword">The password was given by somebody else.</param>
/// <param name="LockedUntil">Machine time until which wrong passwords lock it; may lie in the past.</param>
/// <param name="IsIdentified">Whether it is known who holds it.</param>
/// <param name="Memberships">In the order in which they were given.</param>
internal sealed record AccountState(
    Guid Id, string UserName, string Name, bool Demo, bool Locked, bool MustChangePassword, DateTime? LockedUntil, bool IsIdentified, IReadOnlyList<HeldMembership> Memberships)
{
    private const string Columns = $"u.id, u.user_name, u.display_name, u.demo, u.locked, u.must_change_password, u.lockout_end, u.identity_digest is not null, {HeldMembership.Columns}";

    /// <summary>The account of a user name, locked against others who change it.</summary>
    public const string QueryForChange =
        $"select {Columns} from accounts.users u left join accounts.memberships m on m.user_id = u.id where u.normalized_user_name = upper($1) order by m.id for update of u";

    /// <summary>The accounts of ids.</summary>
    public const string Query =
        $"select {Columns} from accounts.users u left join accounts.memberships m on m.user_id = u.id where u.id = any($1) order by u.user_name, m.id";

    /// <summary>Whether wrong passwords lock it at a moment of machine time.</summary>
    public bool IsWaiting(DateTimeOffset now) => LockedUntil > now.UtcDateTime;

    /// <summary>Reads the accounts of a query.</summary>
    public static async Task<IReadOnlyList<AccountState>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var accounts = new List<AccountState>();
        var memberships = new List<HeldMembership>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (accounts is [] || accounts[^1].Id != reader.GetGuid(0))
            {
                memberships = [];
                accounts.Add(new(
                    reader.GetGuid(0),
                    reader.GetString(1),
                    reader.GetString(2),
                    reader.GetBoolean(3),
                    reader.GetBoolean(4),
                    reader.GetBoolean(5),
                    reader.IsDBNull(6) ? null : reader.GetDateTime(6),
                    reader.GetBoolean(7),
                    memberships));
            }

            if (HeldMembership.Read(reader, 8) is { } held)
            {
                memberships.Add(held);
            }
        }

        return accounts;
    }

    /// <summary>What the record keeps of it: everything but secrets.</summary>
    public JsonObject ToRecord() => new()
    {
        ["name"] = Name,
        ["locked"] = Locked,
        ["mustChangePassword"] = MustChangePassword,
        ["identified"] = IsIdentified,
        ["memberships"] = new JsonArray([.. Memberships.Select(held => JsonValue.Create(Describe(held.Membership)))]),
    };

    private static string Describe(Membership membership) => $"{membership.Region ?? "*"}/{membership.Agency ?? "*"}/{membership.Role.Id}";
}
