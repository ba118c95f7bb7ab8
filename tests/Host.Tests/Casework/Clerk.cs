using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Somebody who handles cases (经办人).</summary>
internal sealed class Clerk(RunningHost host, string account) : Client(host, account)
{
    /// <summary>The tasks of a list, narrowed by further filters such as <c>&amp;caseId=…</c>.</summary>
    public async Task<IReadOnlyList<JsonNode>> TasksAsync(string state, string filter = "") =>
        (await ReadAsync($"/api/tasks?state={state}&size=200{filter}")).List("/items");

    /// <summary>Finds the task of a case that waits for this clerk's role, claims it and decides.</summary>
    public async Task<CaseSeen> DecideAsync(CaseSeen seen, string decision, string? reason = null, JsonObject? data = null)
    {
        var task = await ClaimAsync(seen);
        return await DoneAsync(TryCompleteAsync(task, decision, reason, data));
    }

    /// <summary>Claims the task of a case.</summary>
    /// <returns>The id of the task.</returns>
    public async Task<string> ClaimAsync(CaseSeen seen)
    {
        var open = await TasksAsync("open", $"&caseId={seen.Id}");
        var task = open.Should().ContainSingle().Subject.Text("/id");
        await DoneAsync(TryClaimAsync(task));
        return task;
    }

    public Task<HttpResponseMessage> TryClaimAsync(string task, string? key = null) => PostAsync($"/api/tasks/{task}/claim", json: null, key);

    /// <summary>Decides a task as the only one of a batch; what came of it is answered as if it had been decided alone.</summary>
    public async Task<HttpResponseMessage> TryCompleteManyAsync(string task, string decision)
    {
        using var answer = await PostAsync("/api/tasks/complete-many", new JsonObject { ["tasks"] = new JsonArray(task), ["decision"] = decision });
        var result = (await answer.ReadAsync()).List("").Should().ContainSingle().Subject;
        return new HttpResponseMessage((HttpStatusCode)result.At("/status")!.GetValue<int>())
        {
            Content = new StringContent(result.At("/problem")?.ToJsonString() ?? "{}", Encoding.UTF8, result.At("/problem") is null ? "application/json" : "application/problem+json"),
        };
    }

    public Task<HttpResponseMessage> TryReleaseAsync(string task) => PostAsync($"/api/tasks/{task}/release");

    public Task<HttpResponseMessage> TryCompleteAsync(string task, string decision, string? reason = null, JsonObject? data = null, string? key = null) =>
        PostAsync(
            $"/api/tasks/{task}/complete",
            new JsonObject { ["decision"] = decision, ["reason"] = reason, ["data"] = data?.DeepClone() },
            key);
}
