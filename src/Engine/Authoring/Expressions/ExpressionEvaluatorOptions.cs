namespace Elsa.Expressions.Models;

/// <summary>Arguments of an evaluation. The kinds of expression of this engine take none.</summary>
public class ExpressionEvaluatorOptions
{
    /// <summary>No arguments.</summary>
    public static readonly ExpressionEvaluatorOptions Empty = new();

    /// <summary>By name.</summary>
    public IDictionary<string, object> Arguments { get; set; } = new Dictionary<string, object>();
}
