using System.ComponentModel;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Protection;

/// <summary>The key ring as the administrator sees it, who never sees a key. Thread-safe.</summary>
internal sealed class KeyOffice(NpgsqlDataSource dataSource, PersonalKeys keys)
{
    /// <summary>Longest reason of a rotation.</summary>
    public const int LongestReason = 500;

    /// <summary>The ring, and how far what is sealed has been carried over to the newest key.</summary>
    public async Task<KeyRingView> ReadAsync(CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(new("select id, created_at, made_by, reason from cases.keys where purpose = 'Data' order by id desc"));
        batch.BatchCommands.Add(new("select part, key_id, carried, done from cases.resealing"));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var ring = new List<KeyView>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ring.Add(new KeyView(reader.GetInt32(0), Instant.FromDateTimeUtc(reader.GetDateTime(1)), reader.GetValue(2) as string, reader.GetValue(3) as string));
        }

        await reader.NextResultAsync(cancellationToken);
        var (active, carried) = (ring[0].Id, new Dictionary<string, (long Carried, bool Done)>());
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetInt32(1) == active)
            {
                carried.Add(reader.GetString(0), (reader.GetInt64(2), reader.GetBoolean(3)));
            }
        }

        return new KeyRingView(active, ring, [.. SealedPart.All.Select(part => new ResealingView(part.Name, carried.GetValueOrDefault(part.Key).Carried, carried.GetValueOrDefault(part.Key).Done))]);
    }

    /// <summary>Makes a new key.</summary>
    /// <exception cref="ProblemException">No reason is given, or another key is in use than the one that was seen.</exception>
    public async Task<KeyRingView> RotateAsync(Caller caller, int seen, string reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw Problem.InvalidBody([new("/reason", ErrorCode.MissingField, "轮换密钥须写明理由。")]);
        }

        return await keys.RotateAsync(seen, caller.UserName, reason, cancellationToken)
            ? await ReadAsync(cancellationToken)
            : throw Problem.WrongState("在用的密钥不是所写的这一个，可能刚刚轮换过，请刷新后再看是否还要轮换。");
    }
}

/// <summary>The key ring, on the wire.</summary>
internal sealed record KeyRingView(
    [property: Description("在用密钥的编号，新数据都用它加密")] int ActiveKeyId,
    [property: Description("全部密钥，新的在前；旧密钥只用于解密")] IReadOnlyList<KeyView> Keys,
    [property: Description("旧数据改用在用密钥的进度")] IReadOnlyList<ResealingView> Resealing);

/// <summary>A key, on the wire; nothing of the key itself.</summary>
internal sealed record KeyView(int Id, Instant CreatedAt, string? MadeBy, string? Reason);

/// <summary>How far a part has been carried over, on the wire.</summary>
internal sealed record ResealingView(string Part, long Resealed, bool Done);
