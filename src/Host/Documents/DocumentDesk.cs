using MedInsFlows.Cases.Documents;
using MedInsFlows.Cases.Notices;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Time;
using Npgsql;

namespace MedInsFlows.Host.Documents;

/// <summary>Hands papers out: to who sent the case, as far as they are for him, and to who handles it, of which the access log keeps a record. Thread-safe.</summary>
internal sealed class DocumentDesk(NpgsqlDataSource dataSource, PersonalKeys keys, AccessLog access, BusinessTime time)
{
    /// <summary>A paper that the caller may open.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller, or was erased lawfully.</exception>
    public async Task<(Paper Paper, byte[]? Rendered)> FindAsync(Guid caseId, Guid documentId, Caller caller, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand($"select {CaseRow.Columns} from cases.cases where cases.id = $1");
        query.Parameters.Add(new() { Value = caseId });
        CaseRow row;
        await using (var reader = await query.ExecuteReaderAsync(cancellationToken))
        {
            row = await reader.ReadAsync(cancellationToken) && CaseRow.Read(reader) is var found && CaseReach.Includes(caller, found) ? found : throw Problem.NotFound();
        }

        if (row.File.Documents?.FirstOrDefault(known => known.Id == documentId) is not { } document)
        {
            throw Problem.NotFound();
        }

        var isSender = row.SubmittedBy == caller.AccountId;
        if (isSender && NoticeAudience.Find(document.Audience) is { IsOfAgency: true })
        {
            throw Problem.NotFound();
        }

        if (!isSender && !RolePermissions.Allows(caller, Permission.SeeInFull))
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        var paper = await OpenAsync<Paper>(document.Id, cancellationToken) ?? throw Problem.WrongState("文书中的个人信息已依法删除，不能查看。");
        if (!isSender)
        {
            await access.WriteAsync(
                row.File.Region, AccessRecord.Of(caller, time.GetUtcNow(), AccessEvent.Download, [document.Number]) with { CaseId = row.Id }, cancellationToken);
        }

        return (paper, document.Rendered is { } rendered ? await OpenAsync<byte[]>(rendered.Id, cancellationToken) : null);
    }

    private async Task<T?> OpenAsync<T>(Guid revision, CancellationToken cancellationToken)
        where T : class
    {
        await using var query = dataSource.CreateCommand("select content from cases.revisions where id = $1");
        query.Parameters.Add(new() { Value = revision });
        return await query.ExecuteScalarAsync(cancellationToken) is byte[] content ? Revision.Open<T>(keys.Current, revision, content) : null;
    }
}
