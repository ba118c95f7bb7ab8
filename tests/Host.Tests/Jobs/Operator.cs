using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Jobs;

/// <summary>The administrator at jobs and timers.</summary>
internal sealed class Operator(RunningHost host) : Client(host, "admin")
{
    /// <summary>Runs a job.</summary>
    /// <returns>The job after the run.</returns>
    public async Task<JsonNode> RunAsync(string job)
    {
        using var answer = await PostAsync($"/api/admin/jobs/{job}/run");
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.ReadAsync();
    }

    public async Task<JsonNode> JobAsync(string job) => (await ReadAsync("/api/admin/jobs")).List("").Single(listed => listed.Text("/name") == job);

    /// <summary>What the check of clocks says of a case.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(CaseSeen seen) =>
        [.. (await RunAsync("clock-check")).List("/faults").Select(fault => fault.GetValue<string>()).Where(fault => fault.Contains(seen.Id, StringComparison.Ordinal))];
}
