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
        var files = new DefinitionFiles(Workflows);
        files.Copy();
        files.Write("heilongjiang/outpatient-reimbursement", DefinitionFiles.Sound[..(DefinitionFiles.Sound.Length / 2)]);
        files.Write("heilongjiang/relation-transfer", DefinitionFiles.Sound);
        files.Write("heilongjiang/empty", "");
        files.Write("heilongjiang/list", "[]");
        files.Write("heilongjiang/word", "\"流程\"");
        files.Write("heilongjiang/deep", new string('[', 10_000));
        files.Change("heilongjiang/medical-assistance-reimbursement", definition => definition.Node("clock")["type"] = "MedIns.StopTheWorld");
        files.Change("henan/chronic-disease-recognition", definition => definition.Node("notify-completed").Say("template", "您于{{生辰八字}}"));
        files.Change("heilongjiang/rootless", definition => definition.Put("/root", json: null));
        files.Change("heilongjiang/placeless", definition => definition.Put("/customProperties", json: null));
        files.Change("heilongjiang/elsewhere", definition => definition.Put("/customProperties/region", "\"atlantis\""));
        files.Change("heilongjiang/impostor", definition => definition.Put("/customProperties/item", "\"chronic-disease-recognition\""));
        files.Change("heilongjiang/loose-end", definition => definition.Put("/root/connections/0/target/activity", "\"nowhere\""));
        files.Change("heilongjiang/twins", definition => definition.Node("clock")["id"] = "review");
        files.Change("heilongjiang/unwritten-limit", definition => definition.Node("clock").Put("/limit", json: null));
        files.Change("heilongjiang/wrong-limit", definition => definition.Node("clock").Say("limit", """{"kind":"fortnights","length":2,"scope":"overall","text":"两个两周"}"""));
    }
}
