using MedInsFlows.Cases.Protection;
using MedInsFlows.Host.Outbox;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Bench;

/// <summary>The notices of copied cases, sealed for each, and that they were delivered.</summary>
internal sealed class MultitudeOfNotices(NpgsqlDataSource database, PersonalData keys)
{
    // Of those that were to leave the house, so many could not.
    private const int OneDeadOf = 2_000;

    /// <summary>Writes them.</summary>
    public async Task WriteAsync(IReadOnlyList<CopiedCase> copies)
    {
        var played = await PlayedAsync();
        await using var connection = await database.OpenConnectionAsync();
        await using var other = await database.OpenConnectionAsync();
        await using var notices = await WriterAsync(
            connection,
            """
            copy cases.notices (id, case_id, activity, event, audience, channel, recipient, content, digest, status, queued_at, delivered_at, attempts, error, template_version, urgent, copy_of)
            from stdin (format binary)
            """);
        await using var deliveries = await WriterAsync(other, "copy cases.deliveries (notice_id, attempt, at, channel, error) from stdin (format binary)");
        var number = 0;
        foreach (var copy in copies)
        {
            var ids = new Dictionary<Guid, Guid>();
            foreach (var notice in played[copy.Source.Id])
            {
                var (id, at) = (Multitude.IdAt(notice.QueuedAt - copy.Earlier), notice.QueuedAt - copy.Earlier);
                ids[notice.Id] = id;
                var leaves = notice.Recipient is not null;
                var dead = leaves && ++number % OneDeadOf == 0;
                await notices.StartRowAsync();
                await notices.WriteAsync(id);
                await notices.WriteAsync(copy.Id);
                await notices.WriteAsync(notice.Activity);
                await notices.WriteAsync(notice.Event);
                await notices.WriteAsync(notice.Audience);
                await notices.WriteAsync(notice.Channel);
                await WriteAsync(notices, leaves ? keys.Keys.Seal(notice.Recipient!, NoticeWriter.RecipientContext(id)).Bytes.ToArray() : null);
                await notices.WriteAsync(keys.Keys.Seal(notice.Content, NoticeWriter.ContentContext(id)).Bytes.ToArray());
                await notices.WriteAsync(notice.Digest);
                await notices.WriteAsync(dead ? "dead" : "delivered");
                await notices.WriteAsync(at.UtcDateTime, NpgsqlDbType.TimestampTz);
                await WriteAsync(notices, dead ? null : at.UtcDateTime);
                await notices.WriteAsync(dead ? OutboxQueue.Attempts : leaves ? 1 : 0);
                await WriteAsync(notices, dead ? "SMTP 550" : null);
                await WriteAsync(notices, notice.TemplateVersion);
                await notices.WriteAsync(notice.Urgent);
                await WriteAsync(notices, notice.CopyOf is { } original ? ids[original] : null);
                if (leaves)
                {
                    await deliveries.StartRowAsync();
                    await deliveries.WriteAsync(id);
                    await deliveries.WriteAsync(1);
                    await deliveries.WriteAsync(at.UtcDateTime, NpgsqlDbType.TimestampTz);
                    await deliveries.WriteAsync(notice.Channel);
                    await WriteAsync(deliveries, dead ? "SMTP 550" : null);
                }
            }
        }

        await notices.CompleteAsync();
        await deliveries.CompleteAsync();
    }

    private static async Task<NpgsqlBinaryImporter> WriterAsync(NpgsqlConnection connection, string copy)
    {
        await using (var settings = new NpgsqlCommand("set synchronous_commit = off", connection))
        {
            await settings.ExecuteNonQueryAsync();
        }

        return await connection.BeginBinaryImportAsync(copy);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, object? value) => value switch
    {
        null => writer.WriteNullAsync(),
        DateTime at => writer.WriteAsync(at, NpgsqlDbType.TimestampTz),
        byte[] bytes => writer.WriteAsync(bytes),
        int number => writer.WriteAsync(number),
        Guid id => writer.WriteAsync(id),
        _ => writer.WriteAsync((string)value),
    };

    private async Task<ILookup<Guid, PlayedNotice>> PlayedAsync()
    {
        await using var query = database.CreateCommand(
            """
            select id, case_id, activity, event, audience, channel, recipient, content, digest, queued_at, template_version, urgent, copy_of
            from cases.notices where content is not null order by queued_at, copy_of nulls first
            """);
        await using var reader = await query.ExecuteReaderAsync();
        var played = new List<PlayedNotice>();
        while (await reader.ReadAsync())
        {
            var id = reader.GetGuid(0);
            played.Add(new PlayedNotice(
                id,
                reader.GetGuid(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                reader[6] is byte[] recipient ? keys.Keys.Open(new SealedText(recipient), NoticeWriter.RecipientContext(id)) : null,
                keys.Keys.Open(new SealedText((byte[])reader[7]), NoticeWriter.ContentContext(id)),
                (byte[])reader[8],
                reader.GetFieldValue<DateTimeOffset>(9),
                reader[10] as int?,
                reader.GetBoolean(11),
                reader[12] as Guid?));
        }

        return played.ToLookup(notice => notice.CaseId);
    }

    private sealed record PlayedNotice(
        Guid Id,
        Guid CaseId,
        string Activity,
        string Event,
        string Audience,
        string Channel,
        byte[]? Recipient,
        byte[] Content,
        byte[] Digest,
        DateTimeOffset QueuedAt,
        int? TemplateVersion,
        bool Urgent,
        Guid? CopyOf);
}
