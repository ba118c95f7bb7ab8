namespace Elsa.Workflows;

/// <summary>One step of a workflow. Instances belong to a materialized definition and are shared by all its bursts: they hold no run-time state.</summary>
public interface IActivity
{
    /// <summary>Unique within the workflow.</summary>
    string Id { get; set; }

    /// <summary>The ids from the workflow down to this activity, joined by <c>:</c>. Computed when the definition is loaded.</summary>
    string NodeId { get; set; }

    /// <summary>A name for use in expressions, if any.</summary>
    string? Name { get; set; }

    /// <summary>The activity type, e.g. <c>Elsa.FlowDecision</c>.</summary>
    string Type { get; set; }

    /// <summary>The version of the activity type.</summary>
    int Version { get; set; }

    /// <summary>A free bag that is written back unchanged.</summary>
    IDictionary<string, object> CustomProperties { get; set; }

    /// <summary>Inputs and outputs that the activity class does not declare itself.</summary>
    IDictionary<string, object> SyntheticProperties { get; set; }

    /// <summary>What the designer keeps: position, size, texts.</summary>
    IDictionary<string, object> Metadata { get; set; }

    /// <summary>Whether the activity may run now; if not, it stays pending.</summary>
    /// <param name="context">The execution to decide about.</param>
    ValueTask<bool> CanExecuteAsync(ActivityExecutionContext context);

    /// <summary>Runs the activity. Must complete synchronously: a burst does no I/O.</summary>
    /// <param name="context">The execution.</param>
    ValueTask ExecuteAsync(ActivityExecutionContext context);
}
