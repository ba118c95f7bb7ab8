using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Configuration;
using Npgsql;

namespace MedInsFlows.Host.Accounts;

/// <summary>Finds accounts by the names that callers write. Safe for concurrent use.</summary>
internal sealed class Colleagues(NpgsqlDataSource dataSource, Settings settings)
{
    /// <summary>The account of a name; null where there is none, or it is locked, or of demo mode outside it.</summary>
    public async Task<Colleague?> FindAsync(string userName, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            select m.region, m.agency, m.role from accounts.users u join accounts.memberships m on m.user_id = u.id
            where u.user_name = $1 and (not u.demo or $2) and not u.locked order by m.id
            """);
        command.Parameters.Add(new() { Value = userName });
        command.Parameters.Add(new() { Value = settings.Demo });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var memberships = new List<Membership>();
        while (await reader.ReadAsync(cancellationToken))
        {
            memberships.Add(new(reader.GetValue(0) as string, reader.GetValue(1) as string, Role.Find(reader.GetString(2))!, null));
        }

        return memberships.Count == 0 ? null : new Colleague(userName, memberships);
    }
}
