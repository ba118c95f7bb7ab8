using MedInsFlows.Cases.Protection;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Time;
using Npgsql;

namespace MedInsFlows.Host.Files;

/// <summary>Hands files out: to who uploaded them, and to who handles a case that uses them, of which the access log keeps a record. Thread-safe.</summary>
internal sealed class FileDesk(NpgsqlDataSource dataSource, PersonalKeys keys, AccessLog access, BusinessTime time)
{
    /// <summary>A file that the caller may open.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller.</exception>
    public async Task<FileFound> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select uploaded_by, content_type, size from cases.files where id = $1 and complete");
        query.Parameters.Add(new() { Value = id });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw Problem.NotFound();
        }

        if (reader.GetGuid(0) != caller.AccountId)
        {
            await RequireCaseAsync(id, caller, cancellationToken);
        }

        return new FileFound(id, reader.GetString(1), reader.GetInt32(2));
    }

    /// <summary>What the files of a case are, by their ids; of what is not there, nothing.</summary>
    public async Task<IReadOnlyDictionary<string, FileFound>> DescribeAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select id, content_type, size from cases.files where id = any($1) and complete");
        query.Parameters.Add(new() { Value = ids.Select(id => Guid.TryParse(id, out var known) ? known : Guid.Empty).ToArray() });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<string, FileFound>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            found[id.ToString()] = new FileFound(id, reader.GetString(1), reader.GetInt32(2));
        }

        return found;
    }

    /// <summary>Writes the content, a part at a time; of a file from before there were parts, in one piece.</summary>
    public async Task WriteAsync(FileFound file, Stream target, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            """
            select id, content from cases.files where id = $1 and content is not null
            union all (select id, content from cases.file_parts where file_id = $1 order by number)
            """);
        query.Parameters.Add(new() { Value = file.Id });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            await target.WriteAsync(keys.Current.Keys.Open(new SealedText((byte[])reader[1]), UploadedFiles.Context(reader.GetGuid(0))), cancellationToken);
        }
    }

    private async Task RequireCaseAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand($"select {CaseRow.Columns} from cases.file_uses join cases.cases on cases.id = case_id where file_id = $1");
        query.Parameters.Add(new() { Value = id });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        CaseRow? reached = null;
        while (reached is null && await reader.ReadAsync(cancellationToken))
        {
            reached = CaseRow.Read(reader) is var row && CaseReach.Includes(caller, row) ? row : null;
        }

        if (reached is null)
        {
            throw Problem.NotFound();
        }

        if (!RolePermissions.Allows(caller, Permission.SeeInFull))
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        await access.WriteAsync(
            reached.File.Region, AccessRecord.Of(caller, time.GetUtcNow(), AccessEvent.Download, [id.ToString()]) with { CaseId = reached.Id }, cancellationToken);
    }
}

/// <summary>A file that may be opened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ContentType">What it is by its content.</param>
/// <param name="Size">Bytes.</param>
internal sealed record FileFound(Guid Id, string ContentType, int Size);
