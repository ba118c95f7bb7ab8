using System.Collections.Immutable;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Drafts;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Jobs;

/// <summary>
/// Deletes what is kept for a time only: answers to commands after their 7 days, timers that were closed long ago, old digests, drafts that nobody
/// touches, files that no case or draft uses. Cases, journal and logs of access are none of it. Thread-safe.
/// </summary>
internal sealed class Retention(NpgsqlDataSource dataSource, Settings settings, BusinessTime time, TimeProvider machineTime) : IRecurringWork
{
    /// <summary>How many days a digest is kept.</summary>
    public const int DigestDays = 30;

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var oldest = ShanghaiTime.DateOf(Instant.FromDateTimeOffset(now)).PlusDays(-DigestDays).ToDateOnly();
        var answers = await DeleteAsync("delete from accounts.answers where kept_until <= $1", machineTime.GetUtcNow().UtcDateTime, cancellationToken);
        var timers = await DeleteAsync("delete from engine.timers where closed_at < $1", now.AddDays(-settings.ClosedTimerDays).UtcDateTime, cancellationToken);
        var digests = await DeleteAsync("delete from quartz.digests where day < $1", oldest, cancellationToken);
        await DeleteAsync("delete from quartz.digest_days where day < $1", oldest, cancellationToken);
        var drafts = await DeleteAsync("delete from cases.drafts where saved_at < $1", machineTime.GetUtcNow().AddDays(-DraftDesk.Days).UtcDateTime, cancellationToken);
        var files = await DeleteAsync(
            """
            delete from cases.files where created_at < $1 and not exists (select from cases.file_uses where file_id = files.id)
                and not exists (select from cases.draft_files where file_id = files.id)
            """,
            machineTime.GetUtcNow().AddDays(-settings.UnusedFileDays).UtcDateTime,
            cancellationToken);
        return new JobResult(
            $"删除过期的幂等应答 {answers} 条、已结束的定时 {timers} 条、待办提醒 {digests} 条、过期的申请草稿 {drafts} 份、未用于办件的文件 {files} 个。",
            ImmutableSortedDictionary<string, long>.Empty.Add("answers", answers).Add("timers", timers).Add("digests", digests).Add("drafts", drafts).Add("files", files));
    }

    private async Task<long> DeleteAsync(string sql, object before, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.Add(new() { Value = before });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
