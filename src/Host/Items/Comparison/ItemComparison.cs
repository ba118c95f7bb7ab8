namespace MedInsFlows.Host.Items.Comparison;

/// <summary>One kind of item in all regions that have it, difference by difference, on the wire.</summary>
/// <param name="Item">The kind.</param>
/// <param name="Regions">The regions that have it.</param>
/// <param name="Rows">What their documents say, aspect by aspect.</param>
internal sealed record ItemComparison(string Item, IReadOnlyList<ComparedRegion> Regions, IReadOnlyList<ComparedRow> Rows);

/// <summary>A region that has the item, and the definition that its texts come from.</summary>
internal sealed record ComparedRegion(string Region, string Title, string DefinitionId, int Version);

/// <summary>What the regions say of one aspect.</summary>
/// <param name="Aspect">The aspect: <c>title</c>, <c>materials</c> …</param>
/// <param name="Subject">What it is about, where an aspect has several: the material, the channel; null where it has one.</param>
/// <param name="Values">What each region says, all regions in order.</param>
/// <param name="Differs">Whether not all say the same; white space and the width of punctuation do not count.</param>
/// <param name="Joined">How texts of several regions came to stand in one row: <c>id</c>, <c>text</c> or <c>similar</c>; null where nothing was to be joined.</param>
internal sealed record ComparedRow(string Aspect, string? Subject, IReadOnlyList<ComparedValue> Values, bool Differs, string? Joined = null);

/// <summary>What one region says; null where it is silent.</summary>
internal sealed record ComparedValue(string Region, string? Text);
