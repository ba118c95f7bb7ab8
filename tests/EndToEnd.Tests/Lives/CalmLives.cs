using System.Collections.Concurrent;
using MedInsFlows.EndToEnd.Tests.Hosts;

namespace MedInsFlows.EndToEnd.Tests.Lives;

/// <summary>Lives in which nothing was killed: what all others are compared with. Each is led once. Safe to use from many threads.</summary>
internal static class CalmLives
{
    private static readonly ConcurrentDictionary<Ending, Lazy<Task<IReadOnlyList<string>>>> Led = new();

    /// <summary>The course of a calm life.</summary>
    public static Task<IReadOnlyList<string>> CourseAsync(Ending ending) => Led.GetOrAdd(ending, key => new(() => LeadAsync(key))).Value;

    private static async Task<IReadOnlyList<string>> LeadAsync(Ending ending)
    {
        await using var service = await Service.StartAsync();
        var life = new ChronicDiseaseCase(service.ReadAsync, service.DoAsync);
        await life.LiveAsync(ending);
        return await Course.ReadAsync(service, life);
    }
}
