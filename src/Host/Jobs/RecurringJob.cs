using MedInsFlows.Host.Clocks;
using MedInsFlows.Host.Digests;

namespace MedInsFlows.Host.Jobs;

/// <summary>A job that runs again and again, on one host at a time.</summary>
/// <param name="Name">Its name in addresses and in the store.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Schedule">When it runs, in machine time of Shanghai, as Quartz writes it: second, minute, hour, day, month, weekday.</param>
/// <param name="ScheduleText">The same for people.</param>
/// <param name="Work">What it does: an <see cref="IRecurringWork"/>.</param>
internal sealed record RecurringJob(string Name, string Title, string Schedule, string ScheduleText, Type Work)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RecurringJob> All { get; } =
    [
        new("digest", "每日待办提醒", "0 * * * * ?", "每分钟检查一次；工作日 8:30 后发送，每日一次", typeof(DigestWork)),
        new("clock-check", "时限定时核对", "20 0/5 * * * ?", "每 5 分钟", typeof(ClockCheck)),
        new("retention", "过期数据清理", "40 30 2 * * ?", "每日 2:30", typeof(Retention)),
    ];

    /// <summary>The job of a name; null where there is none.</summary>
    public static RecurringJob? Find(string name) => All.FirstOrDefault(job => job.Name == name);
}
