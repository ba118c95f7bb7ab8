using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Clocks;
using MedInsFlows.Host.Digests;
using Npgsql;
using Quartz;

namespace MedInsFlows.Host.Jobs;

/// <summary>Composes the recurring jobs: Quartz, clustered over the one database, starts each on one host at a time.</summary>
internal static class JobServices
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById(ShanghaiTime.Zone.Id);

    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<DigestWork>();
        services.AddSingleton<SentDigests>();
        services.AddSingleton<ClockCheck>();
        services.AddSingleton<Retention>();
        services.AddSingleton<JobRuns>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobBoard>();
        services.AddSingleton<TimerBoard>();
        services.AddHostedService<ClockMeter>();
        services.AddHealthChecks().AddCheck<JobsHealth>("jobs");
        services.AddQuartz(Schedule);
        services.AddQuartzHostedService<Scheduler>();
        return services;
    }

    private static void Schedule(IQuartzBuilder quartz)
    {
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = "medins";
            scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
        });
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(source => source.DataSourceFactory = services => services.GetRequiredService<NpgsqlDataSource>());
            store.UseClustering();
            store.ProvisionSchema();
            store.ConfigureStore(options =>
            {
                options.TablePrefix = "quartz.qrtz_";
                options.MaxConsecutiveFireFailures = 0;
                options.DbRetryInterval = TimeSpan.FromSeconds(1);
                options.UseBackgroundThreads = true;
            });
        });
        foreach (var job in RecurringJob.All)
        {
            quartz.ScheduleJob<ScheduledJob>(
                trigger => trigger.WithIdentity(job.Name).WithCronSchedule(job.Schedule, cron => cron.InTimeZone(Shanghai)),
                scheduled => scheduled.WithIdentity(job.Name));
        }
    }
}
