using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Items;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>Finds a case within a caller's reach. Thread-safe.</summary>
internal sealed class CaseReader(NpgsqlDataSource dataSource, CaseServices services)
{
    /// <summary>A case's row and the version of the item to which it is pinned.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller.</exception>
    public async Task<(CaseRow Row, PublishedItem Item)> ReadAsync(Guid caseId, Caller caller, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand($"select {CaseRow.Columns} from cases.cases where id = $1");
        query.Parameters.Add(new() { Value = caseId });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && CaseRow.Read(reader) is { } row && CaseReach.Includes(caller, row)
            ? (row, await services.Items.GetAsync(row.VersionId, cancellationToken))
            : throw Problem.NotFound();
    }

    /// <summary>A case with what was sent and decided.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller.</exception>
    public async Task<LoadedCase> LoadAsync(Guid caseId, Caller caller, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(LoadedCase.Query);
        query.Parameters.Add(new() { Value = caseId });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        return await LoadedCase.ReadAsync(reader, services, cancellationToken) is { } found && CaseReach.Includes(caller, found.Row) ? found : throw Problem.NotFound();
    }
}
