using Elsa.Workflows;

namespace MedInsFlows.Engine.Flow;

/// <summary>Something that happened to an execution in a burst.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Event">What; see <see cref="LogEvents"/>.</param>
/// <param name="Message">In words.</param>
/// <param name="Payload">What with.</param>
internal sealed record ExecutionLogEntry(ActivityExecutionContext Execution, string Event, string? Message = null, object? Payload = null);
