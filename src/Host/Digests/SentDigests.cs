using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Digests;

/// <summary>The digests that a caseworker was sent, the newest first. Thread-safe.</summary>
internal sealed class SentDigests(NpgsqlDataSource dataSource, BusinessTime time)
{
    private static readonly Paging Newest = new(1, 10);

    /// <summary>Those that a caller was sent today.</summary>
    public async Task<IReadOnlyList<Digest>> OfTodayAsync(Caller caller, CancellationToken cancellationToken)
    {
        var today = time.Today;
        return [.. (await OfAsync(caller, Newest, cancellationToken)).Items.Where(digest => digest.SentOn == today)];
    }

    /// <summary>Those of a caller.</summary>
    public Task<Page<Digest>> OfAsync(Caller caller, Paging paging, CancellationToken cancellationToken) =>
        new ListQuery("region, day, sent_at, claimable, claimed, yellow, red, overdue", "quartz.digests", "day desc, region")
            .And("user_name = {0}", caller.UserName)
            .ReadAsync(dataSource, paging, reader => Task.FromResult(Read(reader)), cancellationToken);

    private static Digest Read(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(1)),
        Instant.FromDateTimeUtc(reader.GetDateTime(2)),
        reader.GetInt32(3),
        reader.GetInt32(4),
        reader.GetInt32(5),
        reader.GetInt32(6),
        reader.GetInt32(7));
}
