using System.Text.Json.Nodes;
using MedInsFlows.Host.Jobs;
using MedInsFlows.Host.Tests.Casework;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MedInsFlows.Host.Tests.Fuzzing;

/// <summary>A host with cases at several points, at which nothing happens but by requests, so that whatever changes was changed by them.</summary>
public sealed class FuzzHost : CaseworkHost
{
    private string acceptedTask = "";

    /// <summary>Ids of cases, tasks, files and definitions that are there, of another account's, and one that is not.</summary>
    internal IReadOnlyList<string> Ids { get; private set; } = [];

    /// <summary>A body for each operation that is not to be made from its schema alone.</summary>
    internal IReadOnlyDictionary<string, JsonNode> Bodies { get; private set; } = new Dictionary<string, JsonNode>();

    internal string Case => Ids[0];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var applicant = Citizen();
        var form = (await applicant.FillAsync(ChronicDisease)).WithoutMail();
        var open = await applicant.ApplyAsync(form);
        var accepted = await applicant.ApplyAsync(form);
        acceptedTask = await Clerk("provider-acceptor").ClaimAsync(accepted);
        var withdrawn = await applicant.WithdrawAsync(await applicant.ApplyAsync(form));
        var foreign = await Citizen("heilongjiang-unit-clerk").UploadAsync();
        Ids =
        [
            open.Id, accepted.Id, withdrawn.Id, open.Tasks.Single().Text("/id"), acceptedTask, foreign, form.Body.List("/materials").SelectMany(material => material.List("/files")).First().GetValue<string>(),
            "heilongjiang-chronic-disease-recognition", "henan-chronic-disease-recognition", "0198c0de-0000-7000-8000-000000000000", "seven",
        ];
        Bodies = new Dictionary<string, JsonNode>
        {
            ["submitCase"] = form.Body,
            ["checkCase"] = form.Body,
            ["correctCase"] = form.Correction(fields: ["disease", "age"], materials: ["records"]),
            ["completeTask"] = JsonNode.Parse("""{"decision":"受理","reason":"材料齐全","data":{}}""")!,
            ["saveDraft"] = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(HostFolder.Clone, "workflows", $"{ChronicDisease}.json")))!,
            ["loadHolidayNotice"] = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(HostFolder.Clone, "calendars", "2026.json")))!,
            ["advanceDemoClock"] = JsonNode.Parse("""{"advanceTo":"2026-04-20T09:00:01+08:00"}""")!,
        };
    }

    protected override void Configure(IServiceCollection services)
    {
        foreach (var work in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.IsSubclassOf(typeof(PeriodicWork)) is true).ToList())
        {
            services.Remove(work);
        }
    }
}
