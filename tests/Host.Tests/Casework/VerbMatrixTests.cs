using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>
/// Each thing that can be done to a task after each other, by the one whose it is: a clerk holds the task and each does the first and then the second. What
/// comes of the second stands in the table; an endpoint that does not stand there fails.
/// </summary>
[Collection(CaseworkTests.Name)]
public sealed class VerbMatrixTests(CaseworkHost office) : CaseworkStory(office)
{
    private const string Held = "claim=ok release=ok transfer=ok delegate=ok add-signer=ok remove-signer=wrong-state take-back=wrong-state copy=ok remind=ok urgent=ok complete=ok return=invalid-body withdraw-decision=wrong-state superior=wrong-state exception=wrong-state termination=ok withdrawal=ok";

    private const string Ended =
        "claim=task-done release=task-done transfer=task-done delegate=task-done add-signer=task-done remove-signer=task-done take-back=task-done copy=task-done remind=task-done urgent=task-done complete=task-done return=task-done withdraw-decision=wrong-state superior=task-done exception=task-done termination=wrong-state withdrawal=wrong-state";

    private static readonly Dictionary<string, string> Table = new()
    {
        ["claim"] = Held,
        ["release"] =
            "claim=ok release=task-not-claimed transfer=task-not-claimed delegate=task-not-claimed add-signer=task-not-claimed remove-signer=wrong-state take-back=task-not-claimed copy=task-not-claimed remind=ok urgent=ok complete=task-not-claimed return=task-not-claimed withdraw-decision=wrong-state superior=wrong-state exception=wrong-state termination=ok withdrawal=ok",
        ["transfer"] =
            "claim=task-claimed release=task-claimed transfer=task-claimed delegate=task-claimed add-signer=task-claimed remove-signer=wrong-state take-back=task-claimed copy=task-claimed remind=ok urgent=ok complete=task-claimed return=task-claimed withdraw-decision=wrong-state superior=wrong-state exception=wrong-state termination=ok withdrawal=ok",
        ["delegate"] =
            "claim=ok release=wrong-state transfer=wrong-state delegate=wrong-state add-signer=wrong-state remove-signer=wrong-state take-back=ok copy=wrong-state remind=ok urgent=ok complete=wrong-state return=wrong-state withdraw-decision=wrong-state superior=wrong-state exception=wrong-state termination=ok withdrawal=ok",
        ["add-signer"] =
            "claim=ok release=ok transfer=invalid-body delegate=invalid-body add-signer=invalid-body remove-signer=ok take-back=wrong-state copy=ok remind=ok urgent=ok complete=wrong-state return=wrong-state withdraw-decision=wrong-state superior=wrong-state exception=wrong-state termination=ok withdrawal=ok",
        ["remove-signer"] = Held,
        ["take-back"] = Held,
        ["copy"] = Held,
        ["remind"] = Held.Replace("remind=ok", "remind=wrong-state", StringComparison.Ordinal),
        ["urgent"] = Held,
        ["complete"] = Ended.Replace("=wrong-state", "=ok", StringComparison.Ordinal),
        ["return"] = Held,
        ["withdraw-decision"] = Held,
        ["superior"] = Held,
        ["exception"] = Held,
        ["termination"] = Ended,
        ["withdrawal"] = Ended,
    };

    private static int colleagues;

    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk clerk = office.Clerk("provider-acceptor");

    public static TheoryData<string> Verbs => [.. Table.Keys];

    [Fact]
    public async Task The_table_has_everything_that_can_be_done_to_a_task()
    {
        using var answer = await Office.Host.GetAsync("/openapi/v1.json");

        var verbs = (await answer.ReadAsync())["paths"]!.AsObject().Select(path => path.Key.Split('/')).Where(path => path is ["", "api", "tasks", "{id}", _]).Select(path => path[^1]);

        Table.Keys.Except(["termination", "withdrawal"]).Should().BeEquivalentTo(verbs);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task What_comes_of_each_after_it_stands_in_the_table(string first)
    {
        var colleague = await Office.EmployAsync($"heilongjiang-matrix{Interlocked.Increment(ref colleagues)}", "provider-acceptor");
        var after = new List<string>();
        foreach (var second in Table.Keys)
        {
            var seen = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
            var task = await clerk.ClaimAsync(seen);
            (await DoAsync(first, seen, task, colleague)).Should().Be(First(first));
            after.Add($"{second}={await DoAsync(second, seen, task, colleague)}");
        }

        string.Join(' ', after).Should().Be(Table[first]);
    }

    /// <summary>What comes of a thing that is done first: the task is not delegated, not decided, and of the first stage.</summary>
    private static string First(string verb) => verb switch
    {
        "remove-signer" or "take-back" or "withdraw-decision" or "superior" or "exception" => "wrong-state",
        "return" => "invalid-body",
        _ => "ok",
    };

    private async Task<string> DoAsync(string verb, CaseSeen seen, string task, Clerk colleague)
    {
        var reason = new JsonObject { ["reason"] = "外出" };
        var to = new JsonObject { ["to"] = colleague.Account, ["reason"] = "外出" };
        using var answer = await (verb switch
        {
            "transfer" or "delegate" or "add-signer" or "remove-signer" => clerk.PostAsync($"/api/tasks/{task}/{verb}", to),
            "copy" => clerk.PostAsync($"/api/tasks/{task}/copy", new JsonObject { ["to"] = colleague.Account }),
            "return" => clerk.PostAsync($"/api/tasks/{task}/return", new JsonObject { ["toStage"] = "业务受理", ["reason"] = "请重核" }),
            "complete" => clerk.TryCompleteAsync(task, "受理"),
            "remind" or "urgent" => Office.Clerk("supervisor").PostAsync($"/api/tasks/{task}/{verb}"),
            "superior" => Office.Clerk("director").PostAsync($"/api/tasks/{task}/superior", reason),
            "exception" => Office.Clerk("director").PostAsync($"/api/tasks/{task}/exception", to),
            "termination" => Office.Clerk("director").PostAsync($"/api/cases/{seen.Id}/termination", reason),
            "withdrawal" => citizen.PostAsync($"/api/cases/{seen.Id}/withdrawal", reason),
            _ => clerk.PostAsync($"/api/tasks/{task}/{verb}"),
        });
        return answer.IsSuccessStatusCode ? "ok" : (await answer.ReadAsync()).Text("/type").Split(':')[^1];
    }
}
