using MedInsFlows.Cases.Forms;

namespace MedInsFlows.Cases.Agencies;

/// <summary>What a folder of region files holds: one file <c>&lt;region&gt;.json</c> a region, and beside it the forms that its document prints. Immutable.</summary>
/// <param name="Regions">The sound regions, ordered by id.</param>
/// <param name="Faults">Everything wrong in the other files, all at once; a region with a fault is left out, the others serve.</param>
public sealed record RegionFolder(IReadOnlyList<Region> Regions, IReadOnlyList<RegionFault> Faults)
{
    /// <summary>The printed forms.</summary>
    public FormFolder Forms { get; init; } = FormFolder.Empty;

    /// <summary>Reads and checks every file of the folder.</summary>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static RegionFolder Read(string folder)
    {
        var regions = new List<Region>();
        var faults = new List<RegionFault>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var file = new RegionFile(Path.GetFileName(path), File.ReadAllBytes(path));
            if (file.Region is { } region)
            {
                regions.Add(region);
            }

            faults.AddRange(file.Faults);
        }

        foreach (var twins in regions.GroupBy(region => region.Code).Where(twins => twins.Count() > 1).ToList())
        {
            faults.AddRange(twins.Select(twin => new RegionFault(
                $"{twin.Id}.json", "/code", $"区划代码 {twin.Code} 被多个地区使用（{string.Join('、', twins.Select(other => other.Id))}），请更正。")));
            regions.RemoveAll(twins.Contains);
        }

        var forms = FormFolder.Read(folder);
        return new(regions, [.. faults, .. forms.Faults]) { Forms = forms };
    }
}
