using MedInsFlows.Host.Casework;

namespace MedInsFlows.Host.Pages.Work;

/// <summary>What somebody looks at in the inbox; it stands in the address of the page. Immutable.</summary>
/// <param name="State">The list.</param>
/// <param name="Stage">The stage; null for all.</param>
/// <param name="Region">The region; null for all.</param>
/// <param name="Item">The item; null for all.</param>
/// <param name="Lamp">The lamp; null for all.</param>
/// <param name="Q">Number of a case or words of a title; null for all.</param>
internal sealed record InboxFilter(string State, string? Stage, string? Region, string? Item, string? Lamp, string? Q)
{
    /// <summary>The lists, with their names.</summary>
    public static IReadOnlyList<(string State, string Name)> Lists { get; } = [("open", "待认领"), ("mine", "我的"), ("done", "已办"), ("copied", "抄送")];

    /// <summary>The lamps that can be asked for.</summary>
    public static IReadOnlyList<(string Word, Cases.Clocks.Lamp Lamp)> Lamps { get; } =
        [("red", Cases.Clocks.Lamp.Red), ("yellow", Cases.Clocks.Lamp.Yellow), ("green", Cases.Clocks.Lamp.Green), ("none", Cases.Clocks.Lamp.None)];

    /// <summary>Whether anything is left out of the list.</summary>
    public bool Narrows => (Stage ?? Region ?? Item ?? Lamp ?? Q) is not null;

    /// <summary>What is asked of the list.</summary>
    public TaskFilter Tasks => new(State, Stage, Region, Item, Lamp, null, Q);

    /// <summary>The filter of an address; what cannot be asked for is left out.</summary>
    public static InboxFilter Of(string? state, string? stage, string? region, string? item, string? lamp, string? q) => new(
        Lists.Any(list => list.State == state) ? state! : "open", Stated(stage), Stated(region), Stated(item), Lamps.Any(known => known.Word == lamp) ? lamp : null, Stated(q));

    /// <summary>The query of the page's address, without its question mark.</summary>
    public string Query => string.Join('&', new[] { ("state", State), ("stage", Stage), ("region", Region), ("item", Item), ("lamp", Lamp), ("q", Q) }
        .Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));

    /// <summary>The address of the page.</summary>
    public string Address => $"/work?{Query}";

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal) ? null : text.Trim();
}
