using Elsa.Expressions.Models;

namespace Elsa.Workflows.Activities.Flowchart.Models;

/// <summary>One case of a switch.</summary>
public class FlowSwitchCase
{
    /// <summary>An empty case.</summary>
    public FlowSwitchCase()
    {
    }

    /// <summary>A case.</summary>
    /// <param name="label">The outcome.</param>
    /// <param name="condition">When it matches.</param>
    public FlowSwitchCase(string label, Expression condition) => (Label, Condition) = (label, condition);

    /// <summary>A case.</summary>
    /// <param name="label">The outcome.</param>
    /// <param name="condition">When it matches.</param>
    public FlowSwitchCase(string label, Func<ExpressionExecutionContext, bool> condition)
        : this(label, Expression.DelegateExpression(condition))
    {
    }

    /// <summary>A case.</summary>
    /// <param name="label">The outcome.</param>
    /// <param name="condition">When it matches.</param>
    public FlowSwitchCase(string label, Func<ExpressionExecutionContext, ValueTask<bool>> condition)
        : this(label, Expression.DelegateExpression(condition))
    {
    }

    /// <summary>A case.</summary>
    /// <param name="label">The outcome.</param>
    /// <param name="condition">When it matches.</param>
    public FlowSwitchCase(string label, Func<ValueTask<bool>> condition)
        : this(label, Expression.DelegateExpression(condition))
    {
    }

    /// <summary>A case.</summary>
    /// <param name="label">The outcome.</param>
    /// <param name="condition">When it matches.</param>
    public FlowSwitchCase(string label, Func<bool> condition)
        : this(label, Expression.DelegateExpression(condition))
    {
    }

    /// <summary>The outcome.</summary>
    public string Label { get; set; } = null!;

    /// <summary>When it matches.</summary>
    public Expression Condition { get; set; } = Expression.LiteralExpression(false);
}
