using System.Globalization;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Demo;
using MedInsFlows.Host.Demo.Plans;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Tests.Casework;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace MedInsFlows.Host.Tests.Demo;

/// <summary>A host that begins with a history, on a Friday two months after the National Day holiday.</summary>
public sealed class HistoryHost : CaseworkHost
{
    /// <summary>How many cases it begins with: the stories and a small share of the others.</summary>
    public const int Cases = 42;

    internal static readonly DateTimeOffset Today = new(2026, 11, 27, 16, 0, 0, TimeSpan.FromHours(8));

    internal override MovableTime MachineTime { get; } = MovableTime.From(Today);

    /// <summary>The same plan, made anew.</summary>
    internal async Task<HistoryPlan> PlanAsync()
    {
        var until = Instant.FromDateTimeOffset(Today);
        var items = await Host.Services.GetRequiredService<ItemCatalog>().AllAsync(CancellationToken.None);
        return new HistoryPlan(items, Host.Services.GetRequiredService<CaseServices>(), until - Duration.FromDays(95), until);
    }

    /// <summary>Starts once more as <c>./run</c> does.</summary>
    internal Task EnsureAsync() => DemoHistory.EnsureAsync(
        Arguments(("MedIns:Demo:Cases", Cases.ToString(CultureInfo.InvariantCulture))), MovableTime.StandingAt(Today), services => Log.AddTo(services));

    protected override Task BeforeStartAsync() => EnsureAsync();
}
