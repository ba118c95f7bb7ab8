using MedInsFlows.Cases.Agencies;
using Npgsql;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>A membership as an account holds it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Membership">What it lets the account do.</param>
/// <param name="Active">Whether the account acts by it now.</param>
internal sealed record HeldMembership(long Id, Membership Membership, bool Active)
{
    /// <summary>The columns that <see cref="Read"/> expects, in their order.</summary>
    public const string Columns = "m.id, m.region, m.agency, m.role, m.level, m.active";

    /// <summary>Reads the membership at a column; null where the account has none.</summary>
    public static HeldMembership? Read(NpgsqlDataReader reader, int first)
    {
        if (reader.IsDBNull(first))
        {
            return null;
        }

        var role = reader.GetString(first + 3);
        return new(
            reader.GetInt64(first),
            new(
                reader.GetValue(first + 1) as string,
                reader.GetValue(first + 2) as string,
                Role.Find(role) ?? throw new InvalidDataException($"The database holds an unknown role: {role}."),
                reader.IsDBNull(first + 4) ? null : Enum.Parse<AgencyLevel>(reader.GetString(first + 4), ignoreCase: true)),
            reader.GetBoolean(first + 5));
    }
}
