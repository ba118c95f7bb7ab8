namespace MedInsFlows.Engine.Definitions;

/// <summary>A definition cannot be used.</summary>
/// <param name="faults">All that is wrong with it.</param>
public sealed class DefinitionException(IReadOnlyList<DefinitionFault> faults)
    : Exception(string.Join(Environment.NewLine, faults.Select(fault => $"{fault.Place}：{fault.Message}")))
{
    /// <summary>All that is wrong with it.</summary>
    public IReadOnlyList<DefinitionFault> Faults { get; } = faults;
}
