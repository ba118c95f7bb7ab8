using MedInsFlows.Cases.Items;

namespace MedInsFlows.Host.Items.Comparison;

/// <summary>
/// Brings the materials of several regions together: rows of the same text first, then of the same id, then of texts that are alike. What is like nothing stands alone;
/// a row takes one material of a region at most.
/// </summary>
internal static class MaterialJoin
{
    /// <summary>From which likeness on two rows are taken for the same material.</summary>
    private const double Alike = 0.55;

    private enum Way
    {
        Text,
        Id,
        Similar,
    }

    /// <summary>The rows, each with the material of each region that has one.</summary>
    /// <param name="items">The items, one of a region.</param>
    public static IReadOnlyList<JoinedMaterial> Of(IReadOnlyList<Item> items)
    {
        var rows = new List<Row>();
        foreach (var item in items)
        {
            var open = item.Materials.ToList();
            var before = rows.ToList();
            Take(item.Region, open, before, Way.Text, (material, row) => row.Texts.Contains(PrintedText.Normal(material.Name)) ? 1 : 0);
            Take(item.Region, open, before, Way.Id, (material, row) => row.Ids.Contains(material.Id) ? 1 : 0);
            Take(item.Region, open, before, Way.Similar, (material, row) => row.Texts.Max(text => PrintedText.Similarity(text, PrintedText.Normal(material.Name))));
            rows.AddRange(open.Select(material => new Row(item.Region, material)));
        }

        return [.. rows.Select(row => new JoinedMaterial(row.ByRegion, row.ByRegion.Count == 1 ? null : row.Loosest.ToString().ToLowerInvariant()))];
    }

    private static void Take(string region, List<Material> open, List<Row> rows, Way way, Func<Material, Row, double> likeness)
    {
        foreach (var material in open.ToList())
        {
            var best = rows.Where(row => !row.ByRegion.ContainsKey(region)).Select(row => (Row: row, Likeness: likeness(material, row)))
                .Where(candidate => candidate.Likeness >= Alike).OrderByDescending(candidate => candidate.Likeness).FirstOrDefault().Row;
            if (best is not null)
            {
                best.Add(region, material, way);
                open.Remove(material);
            }
        }
    }

    private sealed class Row
    {
        public Row(string region, Material material) => Add(region, material, Way.Text);

        public Dictionary<string, Material> ByRegion { get; } = [];

        public HashSet<string> Texts { get; } = [];

        public HashSet<string> Ids { get; } = [];

        public Way Loosest { get; private set; }

        public void Add(string region, Material material, Way way)
        {
            ByRegion.Add(region, material);
            Texts.Add(PrintedText.Normal(material.Name));
            Ids.Add(material.Id);
            Loosest = way > Loosest ? way : Loosest;
        }
    }
}

/// <summary>A material as the regions have it.</summary>
/// <param name="ByRegion">The material of each region that has it.</param>
/// <param name="Joined">How they came together at the loosest; null where one region alone has it.</param>
internal sealed record JoinedMaterial(IReadOnlyDictionary<string, Material> ByRegion, string? Joined);
