using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Items;

/// <summary>
/// A host that was given broken definition files beside the good one, and cases at every point at which a request can go wrong. Nobody here has an
/// e-mail address, so nothing changes but by requests.
/// </summary>
public sealed class BrokenFilesHost : CaseworkHost
{
    protected override string Workflows => Folder.PathOf("workflows");

    /// <summary>What addresses of requests may name: cases, tasks and files by the point at which they stand.</summary>
    internal Dictionary<string, string> Named { get; } = [];

    internal Citizen Applicant { get; private set; } = null!;

    internal ApplicationForm Form { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        WriteFiles();
        await base.InitializeAsync();
        Applicant = Citizen();
        Form = (await Applicant.FillAsync(ChronicDisease)).WithoutMail();
        var acceptor = Clerk("provider-acceptor");
        await EmployAsync("heilongjiang-second-acceptor", "provider-acceptor");

        var open = await Applicant.ApplyAsync(Form);
        (Named["open"], Named["unclaimed"]) = (open.Id, open.Tasks.Single().Text("/id"));
        Named["claimed"] = await acceptor.ClaimAsync(await Applicant.ApplyAsync(Form));
        var accepted = await Applicant.ApplyAsync(Form);
        Named["done"] = accepted.Tasks.Single().Text("/id");
        (Named["accepted"], _) = (accepted.Id, await acceptor.DecideAsync(accepted, "受理"));
        var sparse = (await Applicant.FillAsync(ChronicDisease)).WithoutMail().LeaveOutField("disease");
        Named["incomplete"] = (await Applicant.ApplyAsync(sparse)).Id;
        Named["withdrawn"] = (await Applicant.WithdrawAsync(await Applicant.ApplyAsync(Form))).Id;
        Named["foreign-file"] = await Citizen("heilongjiang-unit-clerk").UploadAsync();
        Named["nothing"] = "0198c0de-0000-7000-8000-000000000000";
    }

    /// <summary>Writes the names out that stand in braces.</summary>
    internal string Resolve(string text) => Named.Aggregate(text, (resolved, name) => resolved.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));

    private void WriteFiles()
    {
        var sound = File.ReadAllText(Path.Combine(HostFolder.Clone, "workflows", $"{ChronicDisease}.json"));
        Write(ChronicDisease, sound);
        Write("heilongjiang/outpatient-reimbursement", sound[..(sound.Length / 2)]);
        Write("heilongjiang/relation-transfer", sound);
        foreach (var (name, content) in (ReadOnlySpan<(string, string)>)[("empty", ""), ("list", "[]"), ("word", "\"流程\""), ("deep", new string('[', 10_000))])
        {
            Write($"heilongjiang/{name}", content);
        }

        Change("heilongjiang/medical-assistance-reimbursement", definition => Node(definition, "clock")["type"] = "MedIns.StopTheWorld");
        Change("henan/chronic-disease-recognition", definition => Node(definition, "notify-completed").Put("/template/expression/value", "\"您于{{生辰八字}}\""));
        Change("heilongjiang/rootless", definition => definition.Put("/root", json: null));
        Change("heilongjiang/placeless", definition => definition.Put("/customProperties", json: null));
        Change("heilongjiang/elsewhere", definition => definition.Put("/customProperties/region", "\"atlantis\""));
        Change("heilongjiang/impostor", definition => definition.Put("/customProperties/item", "\"chronic-disease-recognition\""));
        Change("heilongjiang/loose-end", definition => definition.Put("/root/connections/0/target/activity", "\"nowhere\""));
        Change("heilongjiang/twins", definition => Node(definition, "clock")["id"] = "review");
        Change("heilongjiang/unwritten-limit", definition => Node(definition, "clock").Put("/limit", json: null));
        Change("heilongjiang/wrong-limit", definition => Node(definition, "clock").At("/limit/expression")!["value"] = """{"kind":"fortnights","length":2,"scope":"overall","text":"两个两周"}""");
    }

    /// <summary>Writes a definition for an item that is the sound one but for a change.</summary>
    private void Change(string item, Action<JsonNode> change)
    {
        var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(HostFolder.Clone, "workflows", $"{ChronicDisease}.json")))!;
        definition["definitionId"] = item.Replace('/', '-');
        definition["customProperties"] = new JsonObject { ["region"] = item.Split('/')[0], ["item"] = item.Split('/')[1] };
        change(definition);
        Write(item, definition.ToJsonString());
    }

    private static JsonNode Node(JsonNode definition, string id) => definition.List("/root/activities").Single(activity => activity.Text("/id") == id);

    private void Write(string item, string content)
    {
        var path = Path.Combine(Workflows, $"{item}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
