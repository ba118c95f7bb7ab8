namespace Elsa.Workflows.Options;

/// <summary>Options of an input whose values become outcomes.</summary>
/// <param name="FixedOutcomes">Outcomes that are there beside them.</param>
public record DynamicOutcomesOptions(ICollection<string>? FixedOutcomes);
