using System.Globalization;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Protection;
using Npgsql;

namespace MedInsFlows.Host.Files;

/// <summary>What people uploaded: in parts that are sealed in the database, so that every host has it and no file is whole in memory. Thread-safe.</summary>
internal sealed class UploadedFiles(NpgsqlDataSource dataSource, PersonalKeys keys, IRandomSource random, TimeProvider machineTime)
{
    /// <summary>The largest file that is taken: 10 MiB, a good scan of several pages.</summary>
    public const int LargestSize = 10 * 1024 * 1024;

    private const string InsertFile = "insert into cases.files (id, uploaded_by, content_type, size, sha256, created_at, complete) values ($1, $2, $3, $4, $5, $6, $7)";
    private const string InsertPart = "insert into cases.file_parts (id, file_id, number, content) values ($1, $2, $3, $4)";

    /// <summary>The context in which a file is sealed that was uploaded in one piece, and in which a part is sealed by the id of its row.</summary>
    public static string Context(Guid id) => $"file/{id}";

    /// <summary>Writes down in a transaction that a case uses files.</summary>
    public static void Use(Transaction transaction, Guid caseId, Guid[] ids) => transaction.Add(
        "insert into cases.file_uses (case_id, file_id) select $1, file from unnest($2) file on conflict do nothing", caseId, ids);

    /// <summary>Begins a file that has more than one part. Until it is whole nobody can use it, and if it never is, it goes with those that no case uses.</summary>
    public async Task BeginAsync(Guid id, Guid uploadedBy, string contentType, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        transaction.Add(InsertFile, id, uploadedBy, contentType, 0, Array.Empty<byte>(), machineTime.GetUtcNow().UtcDateTime, false);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Keeps a part that is not the last.</summary>
    public async Task KeepAsync(Guid id, int number, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        AddPart(transaction, id, number, content);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Makes a file whole in a transaction.</summary>
    public UploadedFile Complete(Transaction transaction, ReceivedFile file, Guid uploadedBy)
    {
        if (file.LastPart == 0)
        {
            transaction.Add(InsertFile, file.Id, uploadedBy, file.ContentType, file.Size, file.Sha256, machineTime.GetUtcNow().UtcDateTime, true);
        }
        else
        {
            transaction.Add("update cases.files set size = $2, sha256 = $3, complete = true where id = $1", file.Id, file.Size, file.Sha256);
        }

        AddPart(transaction, file.Id, file.LastPart, file.Last);
        return new UploadedFile(file.Id, Convert.ToHexStringLower(file.Sha256), file.Size, file.ContentType);
    }

    /// <summary>Forgets what was kept of a file that is not to be.</summary>
    public async Task DiscardAsync(Guid id)
    {
        await using var command = dataSource.CreateCommand("delete from cases.files where id = $1 and not complete");
        command.Parameters.Add(new() { Value = id });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>All files that materials and parties name and that the account has not uploaded, as entries of <c>errors</c>.</summary>
    public async Task<IReadOnlyList<ProblemError>> CheckAsync(
        IReadOnlyList<SentMaterial> materials, IReadOnlyList<Party> parties, Guid accountId, CancellationToken cancellationToken)
    {
        var named = SentFiles.Places(materials, parties).ToList();
        if (named.Count == 0)
        {
            return [];
        }

        var known = await KnownAsync([.. named.Select(file => Guid.TryParse(file.Id, CultureInfo.InvariantCulture, out var id) ? id : Guid.Empty)], accountId, cancellationToken);
        return
        [
            .. named.Where(file => !Guid.TryParse(file.Id, CultureInfo.InvariantCulture, out var id) || !known.Contains(id))
                .Select(file => new ProblemError(file.Pointer, ErrorCode.BadValue, "没有这个文件，或者不是当前账户上传的；请先上传，再写上返回的 fileId。")),
        ];
    }

    private void AddPart(Transaction transaction, Guid fileId, int number, ReadOnlyMemory<byte> content)
    {
        var id = random.NewId();
        transaction.Add(InsertPart, id, fileId, number, keys.Current.Keys.Seal(content.Span, Context(id)).Bytes.ToArray());
    }

    private async Task<HashSet<Guid>> KnownAsync(Guid[] ids, Guid accountId, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select id from cases.files where id = any($1) and uploaded_by = $2 and complete");
        query.Parameters.Add(new() { Value = ids });
        query.Parameters.Add(new() { Value = accountId });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var known = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            known.Add(reader.GetGuid(0));
        }

        return known;
    }
}

/// <summary>A file that was uploaded, on the wire.</summary>
internal sealed record UploadedFile(Guid FileId, string Sha256, int Size, string ContentType);
