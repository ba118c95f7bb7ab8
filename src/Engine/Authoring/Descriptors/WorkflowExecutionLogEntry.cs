namespace Elsa.Workflows.Models;

/// <summary>Something that happened to an execution in a burst.</summary>
/// <param name="ActivityInstanceId">The execution.</param>
/// <param name="ParentActivityInstanceId">The execution around it.</param>
/// <param name="ActivityId">The activity.</param>
/// <param name="ActivityType">Its type.</param>
/// <param name="ActivityTypeVersion">The version of its type.</param>
/// <param name="ActivityName">Its name.</param>
/// <param name="NodeId">Its place.</param>
/// <param name="ActivityState">Not used by this engine: the journal says what the pinned definition does not.</param>
/// <param name="Timestamp">Business time.</param>
/// <param name="Sequence">Its place in what has happened since the journal was last written to.</param>
/// <param name="EventName">What happened.</param>
/// <param name="Message">In words.</param>
/// <param name="Source">Where from.</param>
/// <param name="Payload">What with.</param>
public record WorkflowExecutionLogEntry(
    string ActivityInstanceId,
    string? ParentActivityInstanceId,
    string ActivityId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    string NodeId,
    IDictionary<string, object>? ActivityState,
    DateTimeOffset Timestamp,
    long Sequence,
    string? EventName,
    string? Message,
    string? Source,
    object? Payload);
