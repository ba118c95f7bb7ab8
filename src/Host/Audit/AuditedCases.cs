using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Replay;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Disclosure;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Audit;

/// <summary>What an auditor sees of one case: its journal, whether it is whole, how it plays again, who has read it. Thread-safe.</summary>
internal sealed class AuditedCases(NpgsqlDataSource dataSource, CaseReader cases, CaseViews views, JournalReader journals, CaseReplay replay, AccessLog access)
{
    private const int MostReads = 200;

    /// <summary>The journal.</summary>
    /// <exception cref="ProblemException">The case is not there, or not for the caller; here as below.</exception>
    public async Task<IReadOnlyList<JournalView>> JournalAsync(Guid caseId, Caller caller, CancellationToken cancellationToken)
    {
        var (_, item) = await cases.ReadAsync(caseId, caller, cancellationToken);
        return JournalView.Of(await journals.ReadAsync(caseId, cancellationToken), item.Definition);
    }

    /// <summary>Whether the journal is whole.</summary>
    public async Task<JournalVerification> VerifyAsync(Guid caseId, Caller caller, CancellationToken cancellationToken)
    {
        await cases.ReadAsync(caseId, caller, cancellationToken);
        return await journals.VerifyAsync(caseId, cancellationToken);
    }

    /// <summary>Plays the case again.</summary>
    public async Task<ReplayReport> ReplayAsync(Guid caseId, Caller caller, CancellationToken cancellationToken)
    {
        await cases.ReadAsync(caseId, caller, cancellationToken);
        try
        {
            return await replay.RunAsync(caseId, cancellationToken);
        }
        catch (ErasedException)
        {
            throw Problem.WrongState("办件的申请内容已依法删除，不能重新运行；记录仍可核验。");
        }
    }

    /// <summary>All of it, as one page shows it.</summary>
    public async Task<AuditedCase> ReadAsync(Guid caseId, Caller caller, CancellationToken cancellationToken)
    {
        var view = await views.ReadAsync(caseId, caller, cancellationToken);
        var (_, item) = await cases.ReadAsync(caseId, caller, cancellationToken);
        var entries = await journals.ReadAsync(caseId, cancellationToken);
        return new AuditedCase(
            view,
            entries,
            JournalView.Of(entries, item.Definition),
            Timeline.Of(entries, named: true),
            await access.ReadAsync(view.Region, new AccessFilter(caseId), new Paging(1, MostReads), cancellationToken),
            await PartyReadsAsync(caseId, cancellationToken));
    }

    /// <summary>Which messages of the case were read by whom, in the inbox of the service.</summary>
    private async Task<IReadOnlyList<PartyRead>> PartyReadsAsync(Guid caseId, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            """
            select read_at, user_name, event, audience from cases.notices notice
                join cases.notice_reads mark on mark.notice_id = notice.id join accounts.users on users.id = mark.account_id
            where notice.case_id = $1 order by read_at desc limit $2
            """);
        query.Parameters.Add(new() { Value = caseId });
        query.Parameters.Add(new() { Value = MostReads });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var reads = new List<PartyRead>();
        while (await reader.ReadAsync(cancellationToken))
        {
            reads.Add(new PartyRead(Instant.FromDateTimeUtc(reader.GetDateTime(0)), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        }

        return reads;
    }
}

/// <summary>A case as an auditor sees it.</summary>
/// <param name="Case">The case, masked.</param>
/// <param name="Entries">Its journal as it is kept.</param>
/// <param name="Journal">The same, with names from the definition.</param>
/// <param name="Timeline">Its course in words.</param>
/// <param name="Access">Who has read personal data of it, the last of them.</param>
/// <param name="Reads">Which messages were read.</param>
internal sealed record AuditedCase(
    CaseView Case, IReadOnlyList<JournalEntry> Entries, IReadOnlyList<JournalView> Journal, IReadOnlyList<TimelineEntry> Timeline, Page<AccessView> Access, IReadOnlyList<PartyRead> Reads);

/// <summary>That somebody has read a message about a case.</summary>
internal sealed record PartyRead(Instant At, string UserName, string Event, string Audience);
