using MedInsFlows.Host.Accounts.Administration;
using MedInsFlows.Host.Configuration;
using Npgsql;

namespace MedInsFlows.Host.Accounts;

/// <summary>Reads who is behind a ticket, in one round trip, so that a change of account counts at once. Safe for concurrent use.</summary>
internal sealed class Callers(NpgsqlDataSource dataSource, Settings settings)
{
    private const string Query =
        """
        select u.user_name, u.display_name, u.must_change_password,
            m.active and m.role = 'admin' and ($3 or not exists (
                select from accounts.memberships other join accounts.users holder on holder.id = other.user_id
                where other.role = 'security-admin' and not holder.demo and not holder.locked)),
            m.id, m.region, m.agency, m.role, m.level, m.active
        from accounts.users u left join accounts.memberships m on m.user_id = u.id
        where u.id = $1 and u.security_stamp = $2 and (not u.demo or $3) and not u.locked
        order by m.id
        """;

    /// <summary>The caller behind the ticket; null where the account is gone or locked, has another stamp, or is of demo mode outside it.</summary>
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
            caller ??= new(ticket.AccountId, reader.GetString(0), reader.GetString(1), memberships, null) { MustChangePassword = reader.GetBoolean(2) };
            if (HeldMembership.Read(reader, 4) is { } held)
            {
                memberships.Add(held.Membership);
                caller = held.Active ? caller with { Active = held.Membership, GivesRightsToo = reader.GetBoolean(3) } : caller;
            }
        }

        return caller;
    }
}
