namespace MedInsFlows.Engine.Expressions.Scripts.Values;

/// <summary>An array of a script. Scripts cannot change it.</summary>
/// <param name="items">Its items.</param>
internal sealed class ScriptArray(IReadOnlyList<object?> items)
{
    public IReadOnlyList<object?> Items { get; } = items;
}
