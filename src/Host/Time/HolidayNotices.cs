using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Calendar;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Time;

/// <summary>
/// The notices about days off, as rows in the order in which they became known; a row is never changed. Files and administrators load them alike.
/// Thread-safe, also with many hosts.
/// </summary>
internal sealed class HolidayNotices(NpgsqlDataSource dataSource, RegionFolder regions, BusinessTime time)
{
    private const string Lock = "select pg_advisory_xact_lock(hashtextextended('cases.holiday_notices', 0))";

    /// <summary>Loads a notice, unless it is there already.</summary>
    /// <param name="content">The document, UTF-8.</param>
    /// <param name="actor">The user name of who loads it.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Its row and whether it is new; or everything that is wrong, and then nothing is stored.</returns>
    public async Task<(LoadedNotice? Loaded, bool IsNew, ImmutableArray<NoticeFault> Faults)> LoadAsync(
        ReadOnlyMemory<byte> content, string actor, CancellationToken cancellationToken)
    {
        if (!HolidayNoticeReader.TryRead(content, out var notice, out var faults))
        {
            return (null, false, faults);
        }

        var document = Encoding.UTF8.GetString(content.Span).Trim();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var turn = new NpgsqlCommand(Lock, connection))
        {
            await turn.ExecuteNonQueryAsync(cancellationToken);
        }

        var known = await ReadAsync(connection, 0, cancellationToken);
        if (known.Find(row => row.Document.Trim() == document) is { } there)
        {
            return (there, false, []);
        }

        faults = NoticeSuccession.Check(notice, [.. known.Select(row => row.Notice)], [.. regions.Regions.Select(region => region.Id)]);
        if (faults.Length > 0)
        {
            return (null, false, faults);
        }

        var added = new LoadedNotice(known.Select(row => row.Number).LastOrDefault() + 1, document, notice, SHA256.HashData(Encoding.UTF8.GetBytes(document)), Instant.FromDateTimeOffset(time.GetUtcNow()), actor);
        await InsertAsync(connection, added, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (added, true, []);
    }

    /// <summary>The notices with a higher number, in the order in which they became known.</summary>
    public async Task<List<LoadedNotice>> ReadAsync(int after, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await ReadAsync(connection, after, cancellationToken);
    }

    private static async Task InsertAsync(NpgsqlConnection connection, LoadedNotice added, CancellationToken cancellationToken)
    {
        await using var insert = new NpgsqlCommand(
            "insert into cases.holiday_notices (number, id, document, sha256, loaded_at, loaded_by) values ($1, $2, $3, $4, $5, $6)", connection)
        {
            Parameters =
            {
                new() { Value = added.Number },
                new() { Value = added.Notice.Id },
                new() { Value = added.Document },
                new() { Value = added.Sha256 },
                new() { Value = added.LoadedAt.ToDateTimeUtc() },
                new() { Value = added.LoadedBy },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<LoadedNotice>> ReadAsync(NpgsqlConnection connection, int after, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(
            "select number, document, sha256, loaded_at, loaded_by from cases.holiday_notices where number > $1 order by number", connection)
        {
            Parameters = { new() { Value = after } },
        };
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var rows = new List<LoadedNotice>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var document = reader.GetString(1);
            if (HolidayNoticeReader.TryRead(Encoding.UTF8.GetBytes(document), out var notice, out _))
            {
                rows.Add(new LoadedNotice(reader.GetInt32(0), document, notice, (byte[])reader[2], Instant.FromDateTimeUtc(reader.GetDateTime(3)), reader.GetString(4)));
            }
        }

        return rows;
    }
}

/// <summary>A notice as it was loaded.</summary>
/// <param name="Number">Its number, from 1: the version of the calendar that it makes.</param>
/// <param name="Document">What was loaded.</param>
/// <param name="Notice">What it says.</param>
/// <param name="Sha256">The SHA-256 of the document.</param>
/// <param name="LoadedAt">Since when the service knows of it, in business time.</param>
/// <param name="LoadedBy">The user name of who loaded it; <c>service</c> for a file.</param>
internal sealed record LoadedNotice(int Number, string Document, HolidayNotice Notice, byte[] Sha256, Instant LoadedAt, string LoadedBy);
