using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>
/// By whom a case can be found beside its applicant: keyed digests of its parties, written in the commits that bring or change them. Cases from before there
/// was this register are taken up afterwards in small commits; each is locked on the way, so a correction that comes meanwhile has the last word. Thread-safe.
/// </summary>
internal sealed class PartyRegister(NpgsqlDataSource dataSource, CaseServices services)
{
    private const int Batch = 100;

    private const string Insert =
        "insert into cases.parties (case_id, number, role, name_digest, id_number_digest, phone_digest) select $1, * from unnest($2, $3, $4, $5, $6)";

    /// <summary>Adds the parties of a new case to a transaction.</summary>
    public static void Add(Transaction transaction, KeyedDigest digest, Guid caseId, IReadOnlyList<Party> parties)
    {
        if (parties.Count > 0)
        {
            transaction.Add(
                Insert,
                caseId,
                Enumerable.Range(0, parties.Count).ToArray(),
                parties.Select(party => party.Role).ToArray(),
                parties.Select(party => digest.ForSearch(SearchTerm.Name, party.Name)).ToArray(),
                parties.Select(party => digest.ForSearch(SearchTerm.IdNumber, party.IdNumber)).ToArray(),
                parties.Select(party => party.Phone is { } phone ? digest.ForSearch(SearchTerm.Phone, phone) : null).ToArray());
        }
    }

    /// <summary>Lets the parties of a case be others from now on.</summary>
    public static void Replace(Transaction transaction, KeyedDigest digest, Guid caseId, IReadOnlyList<Party> parties)
    {
        Remove(transaction, caseId);
        Add(transaction, digest, caseId, parties);
    }

    /// <summary>Lets nobody be found any more.</summary>
    public static void Remove(Transaction transaction, Guid caseId)
    {
        transaction.Add("delete from cases.unread_parties where case_id = $1", caseId);
        transaction.Add("delete from cases.parties where case_id = $1", caseId);
    }

    /// <summary>Takes up the cases from before, until there are none.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        while (await StepAsync(cancellationToken) is > 0 and var step)
        {
            taken += step;
        }

        return taken;
    }

    private async Task<int> StepAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        transaction.Add(
            """
            select cases.id, revision.id, revision.content
            from (select case_id from cases.unread_parties order by case_id limit $1 for update skip locked) unread
                join cases.cases on cases.id = unread.case_id left join cases.revisions revision on revision.id = cases.application_revision
            """,
            Batch);
        var found = new List<(Guid CaseId, IReadOnlyList<Party> Parties)>();
        await using (var reader = await transaction.ReadAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                found.Add((reader.GetGuid(0), reader[2] is byte[] content ? Revision.Open<Application>(services.Keys.Current, reader.GetGuid(1), content).Parties : []));
            }
        }

        foreach (var (caseId, parties) in found)
        {
            Replace(transaction, services.Keys.Current.Digest, caseId, parties);
        }

        await transaction.CommitAsync(cancellationToken);
        return found.Count;
    }
}
