using System.Globalization;
using MedInsFlows.Workflows.Tests.Files;
using MedInsFlows.Workflows.Tests.Rules;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>What the five documents print of each item that they have.</summary>
internal static class Transcripts
{
    private static readonly Dictionary<string, Lazy<IReadOnlyList<PrintedItem>>> Documents = new()
    {
        ["heilongjiang"] = new(() => HeilongjiangDocument.Read(Lines("heilongjiang.txt"))),
        ["henan"] = new(() => HenanDocument.Read(Lines("henan.txt"))),
        ["linkou"] = new(() => LinkouDocument.Read(Lines("linkou.txt"))),
        ["shangluo"] = new(() => ShangluoDocument.Read(Lines("shangluo.txt"))),
        ["hubei"] = new(() => HubeiDocument.Read(Lines("hubei.txt"))),
    };

    /// <summary>Region, item and the item's number in the region's document, as <c>documents/items.md</c> has them.</summary>
    public static IReadOnlyList<(string Region, string Item, int Number)> Pairs { get; } =
    [
        .. Lines("items.md").Skip(1).SelectMany((line, row) => line.Split('|')[3..8].Index()
            .Where(cell => cell.Item.Trim() != "—")
            .Select(cell => (Documents.Keys.ElementAt(cell.Index), ItemKinds.All[row], int.Parse(cell.Item, CultureInfo.InvariantCulture)))),
    ];

    public static IReadOnlyList<PrintedItem> Of(string region) => Documents[region].Value;

    public static PrintedItem Of(string region, string item) => Of(region, Pairs.Single(pair => pair.Region == region && pair.Item == item).Number);

    private static PrintedItem Of(string region, int number) => Of(region).Single(printed => printed.Number == number);

    private static string[] Lines(string document) => File.ReadAllLines(Path.Combine(WorkflowFolder.Root, "documents", document));
}
