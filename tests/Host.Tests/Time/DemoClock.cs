using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>The administrator at the demo clock.</summary>
internal sealed class DemoClock(RunningHost host) : Client(host, "admin")
{
    public async Task<DateTimeOffset> NowAsync() => (await ReadAsync("/api/demo/clock")).At("/businessTime")!.GetValue<DateTimeOffset>();

    public async Task AdvanceToAsync(DateTimeOffset instant)
    {
        using var answer = await TryAdvanceToAsync(instant);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> TryAdvanceToAsync(DateTimeOffset instant) =>
        PostAsync("/api/demo/clock", new JsonObject { ["advanceTo"] = instant.ToString("O", null) });
}
