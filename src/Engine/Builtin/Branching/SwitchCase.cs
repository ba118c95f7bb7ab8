using Elsa.Expressions.Models;

namespace Elsa.Workflows.Activities;

/// <summary>One case of a switch that holds its branches.</summary>
public class SwitchCase
{
    /// <summary>An empty case.</summary>
    public SwitchCase()
    {
    }

    /// <summary>A case.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="condition">When it matches.</param>
    /// <param name="activity">What runs.</param>
    public SwitchCase(string label, Expression condition, IActivity activity) => (Label, Condition, Activity) = (label, condition, activity);

    /// <summary>A case.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="condition">When it matches.</param>
    /// <param name="activity">What runs.</param>
    public SwitchCase(string label, Func<ExpressionExecutionContext, ValueTask<bool>> condition, IActivity activity)
        : this(label, Expression.DelegateExpression(condition), activity)
    {
    }

    /// <summary>A case.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="condition">When it matches.</param>
    /// <param name="activity">What runs.</param>
    public SwitchCase(string label, Func<ValueTask<bool>> condition, IActivity activity)
        : this(label, Expression.DelegateExpression(condition), activity)
    {
    }

    /// <summary>A case.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="condition">When it matches.</param>
    /// <param name="activity">What runs.</param>
    public SwitchCase(string label, Func<ExpressionExecutionContext, bool> condition, IActivity activity)
        : this(label, Expression.DelegateExpression(condition), activity)
    {
    }

    /// <summary>A case.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="condition">When it matches.</param>
    /// <param name="activity">What runs.</param>
    public SwitchCase(string label, Func<bool> condition, IActivity activity)
        : this(label, Expression.DelegateExpression(condition), activity)
    {
    }

    /// <summary>Its label.</summary>
    public string Label { get; set; } = null!;

    /// <summary>When it matches.</summary>
    public Expression Condition { get; set; } = Expression.LiteralExpression(false);

    /// <summary>What runs.</summary>
    public IActivity? Activity { get; set; }
}
