using MedInsFlows.Cases.Protection;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Protection;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Drafts;

/// <summary>Keeps what people are filling in, sealed, one draft for each account and item. Only the account itself gets it back. Thread-safe.</summary>
internal sealed class DraftDesk(NpgsqlDataSource dataSource, PersonalKeys keys, IRandomSource random, TimeProvider machineTime)
{
    /// <summary>How many days a draft is kept that nobody touches.</summary>
    public const int Days = 30;

    /// <summary>The context in which a draft is sealed.</summary>
    public static string Context(Guid id) => $"draft/{id}";

    /// <summary>The draft of an account for an item; null where there is none.</summary>
    public async Task<Draft?> FindAsync(Guid accountId, string region, string item, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select id, content, saved_at from cases.drafts where account_id = $1 and region = $2 and item = $3");
        query.Parameters.Add(new() { Value = accountId });
        query.Parameters.Add(new() { Value = region });
        query.Parameters.Add(new() { Value = item });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Draft(reader.GetGuid(0), keys.Current.Keys.Open(new SealedText((byte[])reader[1]), Context(reader.GetGuid(0))), Instant.FromDateTimeUtc(reader.GetDateTime(2)))
            : null;
    }

    /// <summary>All drafts of an account, the newest first.</summary>
    public async Task<IReadOnlyList<DraftEntry>> ListAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select region, item, saved_at from cases.drafts where account_id = $1 order by saved_at desc");
        query.Parameters.Add(new() { Value = accountId });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var drafts = new List<DraftEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            drafts.Add(new DraftEntry(reader.GetString(0), reader.GetString(1), Instant.FromDateTimeUtc(reader.GetDateTime(2))));
        }

        return drafts;
    }

    /// <summary>Saves a draft in place of the one that there was.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The region.</param>
    /// <param name="item">The item.</param>
    /// <param name="content">What is filled in.</param>
    /// <param name="files">The files that it names; they are kept with it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The id of the draft, which stays the same however often it is saved.</returns>
    public async Task<Guid> SaveAsync(Guid accountId, string region, string item, byte[] content, Guid[] files, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        var made = random.NewId();
        transaction.Add(
            """
            insert into cases.drafts (id, account_id, region, item, content, saved_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (account_id, region, item) do update set saved_at = excluded.saved_at returning id
            """,
            made,
            accountId,
            region,
            item,
            Seal(made),
            machineTime.GetUtcNow().UtcDateTime);
        Guid id;
        await using (var reader = await transaction.ReadAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            id = reader.GetGuid(0);
        }

        if (id != made)
        {
            transaction.Add("update cases.drafts set content = $2 where id = $1", id, Seal(id));
        }

        transaction.Add("delete from cases.draft_files where draft_id = $1 and file_id <> all($2)", id, files);
        transaction.Add("insert into cases.draft_files (draft_id, file_id) select $1, file from unnest($2) file on conflict do nothing", id, files);
        await transaction.CommitAsync(cancellationToken);
        return id;

        byte[] Seal(Guid row) => keys.Current.Keys.Seal(content, Context(row)).Bytes.ToArray();
    }

    /// <summary>Throws a draft away.</summary>
    public async Task DeleteAsync(Guid accountId, string region, string item, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("delete from cases.drafts where account_id = $1 and region = $2 and item = $3");
        command.Parameters.Add(new() { Value = accountId });
        command.Parameters.Add(new() { Value = region });
        command.Parameters.Add(new() { Value = item });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
