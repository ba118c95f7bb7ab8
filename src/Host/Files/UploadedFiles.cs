using System.Globalization;
using System.Security.Cryptography;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Protection;
using Npgsql;

namespace MedInsFlows.Host.Files;

/// <summary>What people uploaded: sealed in the database, so that every host has it. Thread-safe.</summary>
internal sealed class UploadedFiles(NpgsqlDataSource dataSource, PersonalKeys keys, IRandomSource random, TimeProvider machineTime)
{
    /// <summary>The largest file that is taken: 10 MiB, a good scan of several pages.</summary>
    public const int LargestSize = 10 * 1024 * 1024;

    /// <summary>The context in which a file is sealed.</summary>
    public static string Context(Guid id) => $"file/{id}";

    /// <summary>Writes down in a transaction that a case uses files.</summary>
    public static void Use(Transaction transaction, Guid caseId, Guid[] ids) => transaction.Add(
        "insert into cases.file_uses (case_id, file_id) select $1, file from unnest($2) file on conflict do nothing", caseId, ids);

    /// <summary>Adds a file to a transaction.</summary>
    public UploadedFile Add(Transaction transaction, Guid uploadedBy, byte[] content, string contentType)
    {
        var (id, hash) = (random.NewId(), SHA256.HashData(content));
        transaction.Add(
            "insert into cases.files (id, uploaded_by, content_type, size, sha256, content, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
            id,
            uploadedBy,
            contentType,
            content.Length,
            hash,
            keys.Current.Keys.Seal(content, Context(id)).Bytes.ToArray(),
            machineTime.GetUtcNow().UtcDateTime);
        return new UploadedFile(id, Convert.ToHexStringLower(hash), content.Length, contentType);
    }

    /// <summary>All files that materials name and that the account has not uploaded, as entries of <c>errors</c>.</summary>
    public async Task<IReadOnlyList<ProblemError>> CheckAsync(IReadOnlyList<SentMaterial> materials, Guid accountId, CancellationToken cancellationToken)
    {
        var named = materials.Index().SelectMany(material => material.Item.Files.Index().Select(file => (Pointer: $"/materials/{material.Index}/files/{file.Index}", Id: file.Item))).ToList();
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

    private async Task<HashSet<Guid>> KnownAsync(Guid[] ids, Guid accountId, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select id from cases.files where id = any($1) and uploaded_by = $2");
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
