using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Configuration;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Desk;

/// <summary>The caseworkers within a reach, to whom a task may be given. Whether one may decide this very task is judged when it is given. Thread-safe.</summary>
internal sealed class DeskStaff(NpgsqlDataSource dataSource, Settings settings)
{
    private const int Most = 500;

    // $1 region, $2 agency or null, $3 roles, $4 demo mode, $5 how many at most.
    private const string Query =
        """
        select user_name, display_name, roles, (select count(*) from cases.tasks where state = 'open' and claimed_by = user_name)
        from (
            select users.id, user_name, display_name, array_agg(distinct role) as roles
            from accounts.memberships member join accounts.users on users.id = member.user_id
            where member.region = $1 and member.role = any ($3) and ($2::text is null or agency is null or agency = $2) and not locked and (not demo or $4)
            group by users.id) staff
        order by user_name limit $5
        """;

    private static readonly string[] Caseworkers =
        [.. Role.All.Where(role => RolePermissions.Allows(role, Permission.WorkOnTasks) && !CaseReach.IsSender(role) && role != Role.Supervisor && role != Role.InternalControl).Select(role => role.Id)];

    /// <summary>The caseworkers, by user name.</summary>
    public async Task<IReadOnlyList<Caseworker>> ReadAsync(DeskReach reach, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Query);
        command.Parameters.Add(new() { Value = reach.Region });
        command.Parameters.Add(new() { Value = (object?)reach.Agency ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = Caseworkers });
        command.Parameters.Add(new() { Value = settings.Demo });
        command.Parameters.Add(new() { Value = Most });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var staff = new List<Caseworker>();
        while (await reader.ReadAsync(cancellationToken))
        {
            staff.Add(new Caseworker(reader.GetString(0), reader.GetString(1), [.. reader.GetFieldValue<string[]>(2).Select(role => Role.Find(role)!.Name)], reader.GetInt64(3)));
        }

        return staff;
    }
}

/// <summary>Somebody to whom a task may be given. Immutable.</summary>
/// <param name="UserName">The user name.</param>
/// <param name="Name">The name of the account.</param>
/// <param name="Roles">The roles, in Chinese.</param>
/// <param name="Load">How many tasks are held.</param>
internal sealed record Caseworker(string UserName, string Name, IReadOnlyList<string> Roles, long Load);
