using MedInsFlows.Activities.Guide;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Host.Items;

/// <summary>A version of an item's definition: what runs, and what it says of the item. Immutable.</summary>
/// <param name="Version">The version that runs.</param>
/// <param name="Definition">What it says.</param>
internal sealed record PublishedItem(DefinitionVersion Version, ItemDefinition Definition);
