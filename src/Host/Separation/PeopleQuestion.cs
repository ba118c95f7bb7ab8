using MedInsFlows.Cases.Separation;
using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Host.Separation;

/// <summary>
/// Asks in a command's own transaction, behind the lock of its case, who the people are that have to do with it: who sent it, who decided or holds
/// something, whose case it is, and those named here. So what is judged is what is known when the lock is held; a fact about a person that is stored
/// later comes after the decision, and one that is stored before is seen. Immutable.
/// </summary>
/// <param name="AccountId">Who acts.</param>
/// <param name="Names">User names of whom he wants to give something.</param>
/// <param name="Demo">Whether accounts of demo mode can act.</param>
internal sealed record PeopleQuestion(Guid AccountId, IReadOnlyList<string> Names, bool Demo)
{
    // $1 case, $2 account, $3 user names, $4 demo mode, $5 whether to add all who hold the role of an open task at its agency.
    private const string Query =
        """
        with asked as (select submitted_by, region, agency, id_number_digest, file::jsonb as file from cases.cases where id = $1),
        involved as (
            select submitted_by as id from asked
            union select $2
            union select users.id from asked join accounts.users on users.identity_digest = asked.id_number_digest
            union select users.id from cases.parties party join accounts.users on users.identity_digest = party.id_number_digest where party.case_id = $1
            union select users.id from accounts.users where normalized_user_name in (
                select upper(word #>> '{}') from asked, jsonb_path_query(file, '$.decisions.**') word where jsonb_typeof(word) = 'string'
                union select upper(word #>> '{}') from asked, jsonb_path_query(file, '$.tasks.**') word where jsonb_typeof(word) = 'string'
                union select upper(word #>> '{}') from asked, jsonb_path_query(file, '$.payments[*].acts[*].actor') word
                union select upper(name) from unnest($3) name)
            union select member.user_id from asked
                join cases.tasks task on task.case_id = $1 and task.state = 'open'
                join accounts.memberships member on member.role = task.role and member.region = asked.region
                    and (member.agency is null or member.agency = coalesce(task.superior, asked.agency))
                where $5),
        everyone as (
            select id from involved
            union select twin.id from involved join accounts.users holder on holder.id = involved.id join accounts.users twin on twin.identity_digest = holder.identity_digest)
        select users.id, user_name, display_name, encode(identity_digest, 'hex'), not locked and (not demo or $4),
            array(select distinct encode(id_number_digest, 'hex') from accounts.relatives
                where user_id in (select users.id union select twin.id from accounts.users twin where twin.identity_digest = users.identity_digest)),
            array(select role || '/' || coalesce(member.agency, '') from accounts.memberships member, asked where member.user_id = users.id and member.region = asked.region)
        from accounts.users where users.id in (select id from everyone)
        """;

    /// <summary>Whether to add all who hold the role of an open task at its agency.</summary>
    public bool WithRoleHolders { get; init; }

    /// <summary>Adds the question to a transaction.</summary>
    public void Ask(Transaction transaction, Guid caseId) => transaction.Add(Query, caseId, AccountId, Names.ToArray(), Demo, WithRoleHolders);

    /// <summary>Reads the answer, which is the reader's present result.</summary>
    public static async Task<IReadOnlyList<Person>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var people = new List<Person>();
        while (await reader.ReadAsync(cancellationToken))
        {
            people.Add(new Person(reader.GetGuid(0), reader.GetString(1), reader.GetString(2))
            {
                Identity = reader.GetValue(3) as string,
                IsActive = reader.GetBoolean(4),
                Relatives = reader.GetFieldValue<string[]>(5),
                Posts = [.. reader.GetFieldValue<string[]>(6).Select(Read)],
            });
        }

        return people;
    }

    private static Post Read(string post) => post.Split('/') is [var role, { Length: > 0 } agency] ? new Post(role, agency) : new Post(post.TrimEnd('/'), null);
}
