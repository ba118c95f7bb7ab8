using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Separation;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Disclosure;
using Npgsql;

namespace MedInsFlows.Host.Audit;

/// <summary>
/// Who holds incompatible posts: memberships of one person, by whatever accounts, that may not go together in one case. The service refuses the deed; that one
/// holds both posts is for an auditor to know. Thread-safe.
/// </summary>
internal sealed class PostReview(NpgsqlDataSource dataSource, Settings settings)
{
    /// <summary>Those who design flows or run the service.</summary>
    private static readonly Role[] WithoutBusiness = [Role.Designer, Role.Publisher, Role.Admin, Role.SecurityAdmin];

    private static readonly string[] Watched = [.. Role.All.Where(role => WithoutBusiness.Contains(role) || DutyOf(role) is not null).Select(role => role.Id)];

    // $1 region, $2 demo mode, $3 roles. A person is whoever has the same identity document; who has none is known by the account alone.
    private const string Query =
        """
        with held as (
            select coalesce(encode(identity_digest, 'hex'), users.id::text) as person, user_name, display_name, locked, agency, role, member.region is null as everywhere
            from accounts.memberships member join accounts.users on users.id = member.user_id
            where (member.region = $1 or member.region is null) and role = any($3) and (not demo or $2))
        select person, user_name, display_name, locked, agency, role from held
        where person in (select person from held group by person having count(*) > 1 and bool_or(not everywhere)) order by person, user_name, role
        """;

    /// <summary>The persons of the caller's region, each with the pairs of posts that do not go together.</summary>
    public async Task<IReadOnlyList<IncompatibleHolder>> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(Query);
        query.Parameters.Add(new() { Value = DisclosureEndpoints.RegionOf(caller) });
        query.Parameters.Add(new() { Value = settings.Demo });
        query.Parameters.Add(new() { Value = Watched });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var held = new List<HeldPost>();
        while (await reader.ReadAsync(cancellationToken))
        {
            held.Add(new HeldPost(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader[4] as string, Role.Find(reader.GetString(5))!));
        }

        return
        [
            .. from post in held
               group post by post.Person into person
               let pairs = PairsOf([.. person]).ToList()
               where pairs.Count > 0
               select new IncompatibleHolder([.. person.DistinctBy(post => post.UserName).Select(post => new HolderAccount(post.UserName, post.Name, post.Locked))], pairs),
        ];
    }

    private static IEnumerable<IncompatiblePair> PairsOf(IReadOnlyList<HeldPost> posts) =>
        from first in posts.Index()
        from second in posts.Skip(first.Index + 1)
        where first.Item.Agency is null || second.Agency is null || first.Item.Agency == second.Agency
        let rule = RuleBetween(first.Item.Role, second.Role)
        where rule is not null
        select new IncompatiblePair(first.Item.Role.Name, second.Role.Name, first.Item.Agency ?? second.Agency, rule.Value.Text, rule.Value.IsHard);

    private static (string Text, bool IsHard)? RuleBetween(Role one, Role other)
    {
        if (WithoutBusiness.Contains(one) != WithoutBusiness.Contains(other))
        {
            return ("设计流程、发布流程和管理系统的人员不得办理业务", true);
        }

        return (DutyOf(one), DutyOf(other)) is ({ } first, { } second) && Duties.Between(first, second) is { } rule ? (rule.Name, rule.IsHard) : null;
    }

    private static TaskDuty? DutyOf(Role role) =>
        RolePermissions.Allows(role, Permission.WorkOnTasks) && Duties.Of(role.Id) is { } duty and not TaskDuty.Other ? duty : null;

    private sealed record HeldPost(string Person, string UserName, string Name, bool Locked, string? Agency, Role Role);
}

/// <summary>A person who holds posts that do not go together.</summary>
/// <param name="Accounts">The accounts of the person.</param>
/// <param name="Pairs">The posts.</param>
internal sealed record IncompatibleHolder(IReadOnlyList<HolderAccount> Accounts, IReadOnlyList<IncompatiblePair> Pairs);

/// <summary>An account of such a person.</summary>
internal sealed record HolderAccount(string UserName, string Name, bool Locked);

/// <summary>Two posts that do not go together.</summary>
/// <param name="First">The name of the one role.</param>
/// <param name="Second">The name of the other.</param>
/// <param name="Agency">The agency where both are held; null for all of the region.</param>
/// <param name="Rule">The rule in Chinese.</param>
/// <param name="IsHard">Whether nobody can set it off.</param>
internal sealed record IncompatiblePair(string First, string Second, string? Agency, string Rule, bool IsHard);
