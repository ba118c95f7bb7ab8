using Elsa.Expressions.Models;
using Elsa.Workflows.Memory;

namespace Elsa.Workflows;

/// <summary>What runs: a workflow or one execution of an activity.</summary>
public interface IExecutionContext
{
    /// <summary>Its id.</summary>
    string Id { get; }

    /// <summary>The activity that runs.</summary>
    IActivity Activity { get; }

    /// <summary>Its scope of memory.</summary>
    ExpressionExecutionContext ExpressionExecutionContext { get; }

    /// <summary>The variables declared here.</summary>
    IEnumerable<Variable> Variables { get; }

    /// <summary>What is kept between bursts.</summary>
    IDictionary<string, object> Properties { get; }
}
