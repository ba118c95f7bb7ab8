using Elsa.Common;
using Elsa.Expressions.Contracts;
using Elsa.Workflows;
using MedInsFlows.Engine.Expressions;

namespace MedInsFlows.Engine.Flow;

/// <summary>The services of a burst: those of the engine, all a function of the stimulus, and those of who takes part.</summary>
internal sealed class EngineServices(WorkflowExecutionContext workflow, IServiceProvider participant) : IServiceProvider, ISystemClock, IIdentityGenerator
{
    public DateTimeOffset UtcNow => workflow.Now;

    public string GenerateId() => workflow.NextId();

    public object? GetService(Type serviceType) => serviceType == typeof(ISystemClock) || serviceType == typeof(IIdentityGenerator) ? this
        : serviceType == typeof(IExpressionEvaluator) ? ExpressionEvaluator.Instance
        : participant.GetService(serviceType);
}
