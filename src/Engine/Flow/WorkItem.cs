using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.Flow;

/// <summary>An activity that is queued to run.</summary>
/// <param name="Node">The activity.</param>
/// <param name="Owner">The container's execution; none for the workflow itself.</param>
/// <param name="Brought">What the stimulus brought that set it off.</param>
/// <param name="Tag">A word of the container.</param>
/// <param name="Variables">Variables for the execution.</param>
/// <param name="Input">Input for the execution.</param>
/// <param name="Existing">An execution to go on with; none for a new one.</param>
/// <param name="Resume">What to call instead of the activity's own code.</param>
/// <param name="Skip">The outcome by which it is left instead of being run.</param>
internal sealed record WorkItem(
    ActivityNode Node,
    ActivityExecutionContext? Owner,
    IDictionary<string, object> Brought,
    object? Tag = null,
    IEnumerable<Variable>? Variables = null,
    IDictionary<string, object>? Input = null,
    ActivityExecutionContext? Existing = null,
    Bookmark? Resume = null,
    string? Skip = null);
