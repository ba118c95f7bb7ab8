using MedInsFlows.Host.Configuration;
using Npgsql;

namespace MedInsFlows.Host.Definitions;

/// <summary>Which roles somebody holds. Thread-safe.</summary>
internal sealed class RoleHolders(NpgsqlDataSource dataSource, Settings settings)
{
    private const string Query =
        """
        select distinct role from accounts.memberships join accounts.users on users.id = user_id
        where (region = $1 or region is null) and (not demo or $2) and not locked
        """;

    /// <summary>The ids of the roles that accounts of a region hold.</summary>
    public async Task<IReadOnlySet<string>> RolesOfAsync(string region, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Query);
        command.Parameters.Add(new() { Value = region });
        command.Parameters.Add(new() { Value = settings.Demo });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var roles = new HashSet<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            roles.Add(reader.GetString(0));
        }

        return roles;
    }
}
