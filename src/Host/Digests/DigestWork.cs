using System.Collections.Immutable;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Jobs;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Digests;

/// <summary>
/// Sends the digests of a working day, once it is 8:30 in business time: for each region, whose calendar decides, in one transaction with the row that
/// says so. So they are sent once whatever happens, and later on the day where no host ran in the morning; of a day that has passed, never. Thread-safe.
/// </summary>
internal sealed class DigestWork(NpgsqlDataSource dataSource, RegionFolder regions, Calendars calendars, BusinessTime time) : IRecurringWork
{
    private const string Send =
        """
        with today as (insert into quartz.digest_days (region, day, sent_at) values ($1, $2, $3) on conflict do nothing returning region),
        waiting as (
            select distinct users.user_name, task.id, task.claimed_by is not null as claimed, yellow_at, red_at, due_at
            from today join accounts.memberships membership on membership.region = today.region and membership.role = any ($4)
            join accounts.users on users.id = membership.user_id
            join cases.tasks task on task.region = today.region and task.state = 'open'
            join cases.cases on cases.id = task.case_id
            where task.claimed_by = users.user_name
                or (task.claimed_by is null and task.role = membership.role and (membership.agency is null or membership.agency = coalesce(task.superior, cases.agency)))),
        told as (
            insert into quartz.digests (user_name, region, day, sent_at, claimable, claimed, yellow, red, overdue)
            select user_name, $1, $2, $3, count(*) filter (where not claimed), count(*) filter (where claimed),
                count(*) filter (where yellow_at <= $3 and red_at > $3), count(*) filter (where red_at <= $3 and due_at > $3), count(*) filter (where due_at <= $3)
            from waiting group by user_name returning true)
        select (select count(*) from today), (select count(*) from told)
        """;

    private static readonly LocalTime From = new(8, 30);

    private static readonly string[] Caseworkers = [.. Role.All.Where(role => RolePermissions.Allows(role, Permission.WorkOnTasks) && !CaseReach.IsSender(role)).Select(role => role.Id)];

    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var (places, people) = (0L, 0L);
        foreach (var region in regions.Regions.Where(region => IsDue(region, now.InZone(ShanghaiTime.Zone).LocalDateTime)))
        {
            var (sent, told) = await SendAsync(region, now, cancellationToken);
            places += sent;
            people += told;
        }

        return new JobResult(
            places == 0 ? "没有要发送的提醒。" : $"向 {places} 个地区的 {people} 名经办人发送了今日待办提醒。",
            ImmutableSortedDictionary<string, long>.Empty.Add("regions", places).Add("people", people));
    }

    private bool IsDue(Region region, LocalDateTime now) => now.TimeOfDay >= From && calendars.Of(region.Id).Judge(now.Date).IsWorkingDay;

    private async Task<(long Regions, long People)> SendAsync(Region region, Instant now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Send);
        command.Parameters.Add(new() { Value = region.Id });
        command.Parameters.Add(new() { Value = ShanghaiTime.DateOf(now).ToDateOnly() });
        command.Parameters.Add(new() { Value = now.ToDateTimeUtc() });
        command.Parameters.Add(new() { Value = Caseworkers });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
