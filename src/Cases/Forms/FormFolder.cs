using System.Text.Json;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Forms;

/// <summary>The printed forms of all regions: files <c>&lt;region&gt;/forms/&lt;form&gt;.json</c> in the folder of regions. Immutable.</summary>
public sealed class FormFolder
{
    private readonly Dictionary<(string Region, string Id), PrintedForm> forms = [];
    private readonly List<RegionFault> faults = [];

    private FormFolder()
    {
    }

    /// <summary>No forms.</summary>
    public static FormFolder Empty { get; } = new();

    /// <summary>Everything wrong in the files, all at once; a form with a fault is left out, the others serve.</summary>
    public IReadOnlyList<RegionFault> Faults => faults;

    /// <summary>The forms with their regions and ids.</summary>
    public IReadOnlyDictionary<(string Region, string Id), PrintedForm> Forms => forms;

    /// <summary>Reads and checks every form.</summary>
    /// <param name="folder">The folder of regions.</param>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static FormFolder Read(string folder)
    {
        var read = new FormFolder();
        foreach (var region in Directory.EnumerateDirectories(folder).Where(region => Directory.Exists(FormsOf(region))).Order(StringComparer.Ordinal))
        {
            foreach (var path in Directory.EnumerateFiles(FormsOf(region), "*.json").Order(StringComparer.Ordinal))
            {
                read.Add(Path.GetFileName(region), Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path));
            }
        }

        return read;
    }

    /// <summary>The printed form that a form of an item names; null where it names none or there is none.</summary>
    /// <param name="region">The region.</param>
    /// <param name="form">The form as the item names it.</param>
    public PrintedForm? Find(string region, Form form) => form.DocumentId is { } id ? forms.GetValueOrDefault((region, id)) : null;

    private static string FormsOf(string region) => Path.Combine(region, "forms");

    private void Add(string region, string id, byte[] content)
    {
        var file = $"{region}/forms/{id}.json";
        try
        {
            var form = JsonSerializer.Deserialize<PrintedForm>(content, FactsJson.Options) ?? throw new JsonException();
            var wrong = form.Body.Index().Where(part => part.Item.Text is null && FormTable.Place(part.Item) is null).Select(part => part.Index).ToList();
            faults.AddRange(wrong.Select(part => new RegionFault(file, $"/body/{part}", "有的行没有填满各列，或者超出表格，请按 columns 的列数核对 across 和 down。")));
            if (wrong.Count == 0)
            {
                forms.Add((region, id), form);
            }
        }
        catch (JsonException malformed)
        {
            faults.Add(new(file, malformed.Path ?? string.Empty, $"不是有效的样表（第 {malformed.LineNumber + 1} 行），请对照其他样表更正。"));
        }
    }
}
