using Elsa.Workflows.Exceptions;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Instances;

/// <summary>The words of an incident. Only exceptions that are known to name no values speak for themselves; of others just the kind is told.</summary>
internal static class IncidentMessage
{
    public static string Of(Exception exception) => exception is FlowException or FaultException or InputEvaluationException
        ? exception.Message
        : $"活动执行时发生内部错误（{exception.GetType().Name}）。";
}
