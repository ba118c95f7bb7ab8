using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Configuration;
using Npgsql;

namespace MedInsFlows.Host.Accounts;

/// <summary>Reads who is behind a ticket, in one round trip, so that a change of account counts at once. Safe for concurrent use.</summary>
internal sealed class Callers(NpgsqlDataSource dataSource, Settings settings)
{
    private const string Query =
        """
        select u.user_name, u.display_name, m.region, m.agency, m.role, m.level, m.active
        from accounts.users u left join accounts.memberships m on m.user_id = u.id
        where u.id = $1 and u.security_stamp = $2 and (not u.demo or $3)
        order by m.id
        """;

    /// <summary>The caller behind the ticket; null where the account is gone, has another stamp, or is of demo mode outside it.</summary>
    public async Task<Caller?> FindAsync(AccountTicket ticket, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Query);
        command.Parameters.Add(new() { Value = ticket.AccountId });
        command.Parameters.Add(new() { Value = ticket.SecurityStamp });
        command.Parameters.Add(new() { Value = settings.Demo });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        Caller? caller = null;
        var memberships = new List<Membership>();
        while (await reader.ReadAsync(cancellationToken))
        {
            caller ??= new(ticket.AccountId, reader.GetString(0), reader.GetString(1), memberships, null);
            if (!await reader.IsDBNullAsync(4, cancellationToken))
            {
                var membership = Read(reader);
                memberships.Add(membership);
                caller = reader.GetBoolean(6) ? caller with { Active = membership } : caller;
            }
        }

        return caller;
    }

    private static Membership Read(NpgsqlDataReader reader)
    {
        var role = reader.GetString(4);
        return new(
            reader.GetValue(2) as string,
            reader.GetValue(3) as string,
            Role.Find(role) ?? throw new InvalidDataException($"The database holds an unknown role: {role}."),
            reader.IsDBNull(5) ? null : Enum.Parse<AgencyLevel>(reader.GetString(5), ignoreCase: true));
    }
}
