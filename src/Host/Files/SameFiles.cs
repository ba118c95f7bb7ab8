using MedInsFlows.Host.Casework;
using Npgsql;

namespace MedInsFlows.Host.Files;

/// <summary>
/// Finds files that were sent with another case too, byte for byte, so that a bill is not paid twice (同一票据重复报销). A copy that was scanned again is not
/// found. Thread-safe.
/// </summary>
internal sealed class SameFiles(NpgsqlDataSource dataSource)
{
    // A card of a person may be in many cases; who decides needs to know that there are some.
    private const int MostOfAFile = 5;

    /// <summary>Of each file of a case that another case of its region uses too, five of those cases at most.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<CaseRow>>> ReadAsync(Guid caseId, string region, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            $"""
            select {CaseRow.Columns}, mine.file_id from cases.file_uses mine join cases.files file on file.id = mine.file_id
            cross join lateral (
                select cases.* from cases.files other join cases.file_uses used on used.file_id = other.id join cases.cases on cases.id = used.case_id
                where other.sha256 = file.sha256 and used.case_id <> $1 and cases.region = $2 limit {MostOfAFile}) cases
            where mine.case_id = $1 and file.complete
            """);
        query.Parameters.Add(new() { Value = caseId });
        query.Parameters.Add(new() { Value = region });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var found = new List<(string File, CaseRow Case)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((reader.GetGuid(5).ToString(), CaseRow.Read(reader)));
        }

        return found.GroupBy(one => one.File).ToDictionary(file => file.Key, IReadOnlyList<CaseRow> (file) => [.. file.Select(one => one.Case)]);
    }
}
