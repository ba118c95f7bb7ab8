using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Time;

namespace MedInsFlows.Host.Tests.Items;

/// <summary>
/// Whatever an item asks for, somebody who knows the contract alone brings its case to completion: an application filled by the guide, any valid data and the
/// positive decision at each task, the demo clock where the flow waits. The host moves time, so it is shared with no other tests.
/// </summary>
public sealed class AnyItemTests(CaseworkHost office) : IClassFixture<CaseworkHost>
{
    private const int MostSteps = 60;
    private const int Sample = 8;

    /// <summary>Every n-th item, so that each region has some; all of them by <c>./test --all</c>.</summary>
    public static TheoryData<string> Items
    {
        get
        {
            string[] all =
            [
                .. Directory.EnumerateFiles(Path.Combine(HostFolder.Clone, "workflows"), "*.json", SearchOption.AllDirectories)
                    .Select(file => Path.GetRelativePath(Path.Combine(HostFolder.Clone, "workflows"), file)[..^".json".Length].Replace('\\', '/')).Order(StringComparer.Ordinal),
            ];
            return [.. Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1" ? all : all.Where((_, place) => place % Math.Max(1, all.Length / Sample) == 0)];
        }
    }

    [Theory, MemberData(nameof(Items))]
    public async Task The_positive_decision_at_each_task_brings_a_case_to_completion(string item)
    {
        var region = item.Split('/')[0];
        var clock = new DemoClock(office.Host);
        var guide = await office.Citizen($"{region}-applicant").ReadAsync($"/api/items/{item}");
        var channel = guide.Texts("/channels", "/id")[0];
        var sender = office.Citizen(Sender(region, channel));
        var seen = await sender.ApplyAsync(await sender.FillAsync(item, channel));
        var deciders = new List<string>();

        for (var step = 0; step < MostSteps && seen.Status != "completed"; step++)
        {
            new[] { "rejected", "refused", "attention", "awaitingCorrection" }.Should().NotContain(seen.Status, "{0} went by {1}", item, string.Join(" → ", deciders));
            if (seen.Tasks is [var task, ..])
            {
                seen = await DecideAsync(region, sender, task, deciders, seen);
            }
            else
            {
                await clock.AdvanceToAsync((await clock.NowAsync()).AddDays(15));
                seen = await sender.CaseAsync(seen);
            }
        }

        seen.Status.Should().Be("completed", "{0} went by {1}", item, string.Join(" → ", deciders));
        using var replayed = await new Clerk(office.Host, $"{region}-auditor").PostAsync($"/api/audit/cases/{seen.Id}/replay");
        (await replayed.ReadAsync()).At("/identical")!.GetValue<bool>().Should().BeTrue();
    }

    private async Task<CaseSeen> DecideAsync(string region, Citizen sender, JsonNode task, List<string> deciders, CaseSeen seen)
    {
        var role = task.Text("/role");
        var account = role is "applicant" or "unit-clerk" or "provider" or "system" ? sender.Account
            : role == "expert" ? $"{region}-expert{deciders.Count(decider => decider.Contains("-expert", StringComparison.Ordinal)) % 5 + 1}"
            : $"{region}-{role}";
        deciders.Add($"{account} {task.Text("/stage")}");
        var clerk = new Clerk(office.Host, account);
        using (var claimed = await clerk.TryClaimAsync(task.Text("/id")))
        {
            claimed.IsSuccessStatusCode.Should().BeTrue($"{string.Join(" → ", deciders)}: {await claimed.Content.ReadAsStringAsync()}");
        }

        var decision = task.List("/decisions").First(known => known.Text("/kind") == "positive").Text("/name");
        using var answer = await clerk.TryCompleteAsync(task.Text("/id"), decision, data: new FieldFiller(sender.Person).Fill(task.List("/dataToEnter")));
        answer.IsSuccessStatusCode.Should().BeTrue($"{string.Join(" → ", deciders)}: {await answer.Content.ReadAsStringAsync()}");
        return await sender.CaseAsync(seen);
    }

    /// <summary>Who may use a channel.</summary>
    private static string Sender(string region, string channel) => channel switch
    {
        "provider" => $"{region}-provider",
        "joint" or "proactive" or "agency" => "system",
        _ => $"{region}-applicant",
    };
}
