using System.Reflection;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <summary>Gives what the editor of an input needs.</summary>
public interface IPropertyUIHandler
{
    /// <summary>Those of higher priority have the last word.</summary>
    float Priority { get; }

    /// <summary>What the editor needs, by its name.</summary>
    /// <param name="propertyInfo">The input.</param>
    /// <param name="context">What the designer says of the activity.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default);
}

/// <summary>Base of what gives editors what they need.</summary>
public abstract class PropertyUIHandlerBase : IPropertyUIHandler
{
    /// <inheritdoc />
    public virtual float Priority => 0;

    /// <inheritdoc />
    public abstract ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default);
}

/// <summary>Says what serves all inputs with a certain editor.</summary>
public interface IUIHintHandler
{
    /// <summary>The editor.</summary>
    string UIHint { get; }

    /// <summary>The types of <see cref="IPropertyUIHandler"/> that serve an input.</summary>
    /// <param name="propertyInfo">The input.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IEnumerable<Type>> GetPropertyUIHandlersAsync(PropertyInfo propertyInfo, CancellationToken cancellationToken);
}

/// <summary>Gives the value that an input has where the definition gives none.</summary>
public interface IActivityPropertyDefaultValueProvider
{
    /// <summary>The value.</summary>
    /// <param name="property">The input.</param>
    object GetDefaultValue(PropertyInfo property);
}

/// <summary>Evaluates an input in a way of its own.</summary>
public interface IActivityInputEvaluator
{
    /// <summary>Finds the value. Must complete synchronously: a burst does no I/O.</summary>
    /// <param name="context">The input.</param>
    Task<object?> EvaluateAsync(ActivityInputEvaluatorContext context);
}

/// <summary>An input that is to be evaluated.</summary>
/// <param name="ActivityExecutionContext">The execution.</param>
/// <param name="ExpressionExecutionContext">Where to look.</param>
/// <param name="InputDescriptor">What is known of the input.</param>
/// <param name="Input">The input.</param>
/// <param name="ExpressionEvaluator">Evaluates expressions.</param>
public record ActivityInputEvaluatorContext(
    ActivityExecutionContext ActivityExecutionContext,
    ExpressionExecutionContext ExpressionExecutionContext,
    InputDescriptor InputDescriptor,
    Input Input,
    IExpressionEvaluator ExpressionEvaluator);
