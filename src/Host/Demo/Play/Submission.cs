using System.Security.Cryptography;
using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Completeness;
using MedInsFlows.Cases.Items;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Host.Demo.Plans;
using MedInsFlows.Host.Files;

namespace MedInsFlows.Host.Demo.Play;

/// <summary>The application of an outline, filled in by what the item finds missing, until it finds nothing. Not safe for concurrent use.</summary>
internal sealed class Submission(CaseOutline outline, IRandomSource ids)
{
    // A field may ask for others; nothing is nested deeper.
    private const int MostRounds = 6;

    private readonly FieldValues values = new(outline.Dossier);
    private readonly List<ReceivedFile> scans = [];

    /// <summary>What was left out at first; null where nothing was.</summary>
    public Correction? Belated { get; private set; }

    /// <summary>Makes the application and draws its papers.</summary>
    public Application Make()
    {
        var dossier = outline.Dossier;
        var application = new Application
        {
            Region = dossier.Region.Id,
            Item = outline.Facts.Id,
            Channel = outline.Channel,
            ApplicantCase = outline.Facts.ApplicantCases is [] ? null : outline.Facts.ApplicantCases[dossier.Seed % outline.Facts.ApplicantCases.Count].Id,
            Circumstances = [.. outline.Facts.Circumstances.Where(circumstance => dossier.Agent is not null && circumstance.Name.Contains("委托", StringComparison.Ordinal)).Select(circumstance => circumstance.Id)],
            Applicant = outline.Applicant,
            Parties = outline.Parties,
        };
        for (var round = 0; round < MostRounds && CompletenessCheck.Of(outline.Facts, application) is { IsComplete: false } missing; round++)
        {
            application = application with
            {
                Fields = application.Fields.Concat(missing.Fields.Select(entry => KeyValuePair.Create(entry.Id, values.Of(Field(entry.Id))))).DistinctBy(field => field.Key).ToDictionary(),
                Materials = [.. application.Materials, .. missing.Materials.Select(Material)],
            };
        }

        return outline.IsIncomplete ? LeaveOut(application) : application;
    }

    /// <summary>The papers drawn since they were taken last.</summary>
    public IReadOnlyList<ReceivedFile> TakeScans()
    {
        ReceivedFile[] taken = [.. scans];
        scans.Clear();
        return taken;
    }

    private RequiredField Field(string id) => outline.Facts.RequiredFields.First(field => field.Id == id);

    private SentMaterial Material(MissingEntry entry)
    {
        var sources = outline.Facts.Materials.FirstOrDefault(material => material.Id == entry.Id)?.Sources ?? [MaterialSource.Applicant];
        return sources[0] != MaterialSource.Applicant ? new SentMaterial { Id = entry.Id, Source = sources[0] }
            : sources.Contains(MaterialSource.CommitmentLetter) && outline.Dossier.Seed % 4 == 0 ? new SentMaterial { Id = entry.Id, Source = MaterialSource.CommitmentLetter }
            : new SentMaterial { Id = entry.Id, Files = [Scan(entry.Name).ToString()] };
    }

    private Guid Scan(string name)
    {
        var dossier = outline.Dossier;
        var title = name.Length > 24 ? name[..24] : name;
        IEnumerable<string> lines = name.Contains("票据", StringComparison.Ordinal) || name.Contains("发票", StringComparison.Ordinal)
            ? [$"票据号码：{dossier.Invoice}", $"交款人：{dossier.Person.Name}", $"合计：{values.Of(AmountField)}元", $"收款单位：{dossier.Region.Name}演示医院"]
            : [$"姓名：{dossier.Person.Name}", $"证件号码：{dossier.Person.IdNumber}", $"单位：{dossier.Unit.Name}", $"办理事项：{outline.Facts.Title}", $"日期：{values.Of(DateField).GetString()}", .. name.Contains('表', StringComparison.Ordinal) ? dossier.Lines : []];
        var content = PaperScan.Draw(title, lines);
        var id = ids.NewId();
        scans.Add(new ReceivedFile(id, "application/pdf", content.Length, SHA256.HashData(content), LastPart: 0, content));
        return id;
    }

    private static RequiredField AmountField { get; } = new() { Id = "total", Name = "合计", Type = FieldType.Amount, Required = true };

    private static RequiredField DateField { get; } = new() { Id = "day", Name = "日期", Type = FieldType.Date, Required = true };

    /// <summary>One paper is left at home, and where the item asks for much, one line stays empty.</summary>
    private Application LeaveOut(Application application)
    {
        var paper = application.Materials.LastOrDefault(material => material.Files is not []);
        var field = application.Fields.Count > 5 ? application.Fields.Last().Key : null;
        Belated = new Correction(
            field is null ? null : new Dictionary<string, JsonElement> { [field] = application.Fields[field] },
            paper is null ? null : [paper]);
        return application with
        {
            Fields = application.Fields.Where(sent => sent.Key != field).ToDictionary(),
            Materials = [.. application.Materials.Where(sent => sent != paper)],
        };
    }
}
