using System.Diagnostics.CodeAnalysis;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Time;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Outbox;

/// <summary>
/// Sends what is queued, after the commit that queued it. A notice is taken by its row's lock and marked delivered in the transaction that held the
/// lock, so two hosts never send the same one at a time; where a host dies in between, it is sent again under the same Message-ID. What the
/// server refuses is tried again with growing pauses and then laid aside, for a person to look at and resend. In quiet hours only what is urgent goes; the
/// rest waits for their end. Thread-safe.
/// </summary>
internal sealed partial class OutboxQueue(
    NpgsqlDataSource dataSource, SmtpChannel smtp, SmsChannel sms, PersonalKeys keys, Settings settings, BusinessTime time, TimeProvider machineTime, ILogger<OutboxQueue> logger)
{
    /// <summary>After so many attempts a notice is laid aside.</summary>
    public const int Attempts = 8;

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Sends all that is to be sent now.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> SendPendingAsync(CancellationToken cancellationToken)
    {
        var tried = 0;
        while (await SendNextAsync(cancellationToken))
        {
            tried++;
        }

        return tried;
    }

    /// <summary>The pause before the next attempt: 2, 4, 8 … seconds, at most an hour.</summary>
    internal static TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempts), LongestPause.TotalSeconds));

    private async Task<bool> SendNextAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await TakeAsync(connection, cancellationToken) is not { } notice)
        {
            return false;
        }

        // From here on it is brought to its end even where the host is to stop: a mail that was taken but not marked would be sent again.
        var error = await TrySendAsync(notice);
        await using var update = error is null
            ? new NpgsqlCommand("update cases.notices set status = 'delivered', delivered_at = $2, attempts = attempts + 1, next_attempt_at = null, error = null where id = $1", connection)
            : new NpgsqlCommand("update cases.notices set status = $4, attempts = attempts + 1, next_attempt_at = $2, error = $3 where id = $1", connection);
        update.Parameters.Add(new() { Value = notice.Id });
        if (error is null)
        {
            update.Parameters.Add(new() { Value = machineTime.GetUtcNow().UtcDateTime });
        }
        else
        {
            var attempts = notice.Attempts + 1;
            update.Parameters.Add(new() { Value = (machineTime.GetUtcNow() + PauseAfter(attempts)).UtcDateTime });
            update.Parameters.Add(new() { Value = error });
            update.Parameters.Add(new() { Value = attempts >= Attempts ? "dead" : "pending" });
        }

        await update.ExecuteNonQueryAsync(CancellationToken.None);
        await WriteDownAsync(connection, notice, error);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    private async Task<Pending?> TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(
            """
            select id, recipient, content, attempts, channel from cases.notices where status = 'pending' and next_attempt_at <= $1 and (urgent or not $2)
            order by next_attempt_at limit 1 for update skip locked
            """,
            connection);
        query.Parameters.Add(new() { Value = machineTime.GetUtcNow().UtcDateTime });
        query.Parameters.Add(new() { Value = settings.QuietHours?.Include(time.GetUtcNow()) is true });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Pending(reader.GetGuid(0), (byte[])reader[1], (byte[])reader[2], reader.GetInt32(3), reader.GetString(4))
            : null;
    }

    private async Task WriteDownAsync(NpgsqlConnection connection, Pending notice, string? error)
    {
        await using var insert = new NpgsqlCommand(
            "insert into cases.deliveries (notice_id, attempt, at, channel, error) select $1, count(*) + 1, $2, $3, $4 from cases.deliveries where notice_id = $1",
            connection);
        insert.Parameters.Add(new() { Value = notice.Id });
        insert.Parameters.Add(new() { Value = machineTime.GetUtcNow().UtcDateTime });
        insert.Parameters.Add(new() { Value = notice.Channel });
        insert.Parameters.Add(new() { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await insert.ExecuteNonQueryAsync(CancellationToken.None);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever is wrong with a notice, it is counted, and in the end laid aside.")]
    private async Task<string?> TrySendAsync(Pending notice)
    {
        try
        {
            var ring = keys.Current.Keys;
            var recipient = ring.OpenText(new SealedText(notice.Recipient), NoticeWriter.RecipientContext(notice.Id));
            var content = NoticeWriter.Open(keys.Current, notice.Id, notice.Content);
            await (notice.Channel == "sms" ? sms.SendAsync(notice.Id, recipient, content.Text) : smtp.SendAsync(notice.Id, recipient, content));
            return null;
        }
        catch (Exception failure)
        {
            // The message of the exception may name the recipient.
            var error = failure switch
            {
                System.Net.Mail.SmtpException refused => $"SMTP {refused.StatusCode}",
                HttpRequestException { StatusCode: { } status } => $"SMS {(int)status}",
                _ => failure.GetType().Name,
            };
            LogFailure(logger, notice.Id, notice.Attempts + 1, error);
            return error;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Notice {NoticeId} could not be sent (attempt {Attempt}): {Error}")]
    private static partial void LogFailure(ILogger logger, Guid noticeId, int attempt, string error);

    private sealed record Pending(Guid Id, byte[] Recipient, byte[] Content, int Attempts, string Channel);
}
