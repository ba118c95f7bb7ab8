using Elsa.Expressions.Models;
using MedInsFlows.Engine.Expressions.Scripts.Text;

namespace MedInsFlows.Engine.Expressions.Scripts.Nodes;

/// <summary>A part of a script. Immutable; thread-safe.</summary>
/// <param name="at">Where it stands.</param>
internal abstract class Node(Position at)
{
    /// <summary>Where it stands.</summary>
    public Position At { get; } = at;

    /// <summary>Finds the value.</summary>
    public abstract object? Evaluate(ExpressionExecutionContext scope);
}
