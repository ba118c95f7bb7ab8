using MedInsFlows.Engine.Activation;

namespace MedInsFlows.Host.Definitions.Comparison;

/// <summary>What is different between two contents of a definition. Thread-safe.</summary>
internal sealed class DefinitionComparison(ActivityRegistry registry)
{
    /// <summary>The differences, in words where words can tell them, else as the texts stand.</summary>
    /// <param name="before">A canonical text.</param>
    /// <param name="after">Another one.</param>
    public IReadOnlyList<DifferenceLine> Of(string before, string after) =>
        TextDifference.Of(DefinitionOutline.Of(before, registry), DefinitionOutline.Of(after, registry), DefinitionOutline.IsHeading) is [_, ..] told
            ? told
            : TextDifference.Of(before.Split('\n'), after.Split('\n'));
}
