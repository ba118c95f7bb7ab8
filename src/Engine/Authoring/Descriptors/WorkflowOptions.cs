namespace Elsa.Workflows.Models;

/// <summary>Options of a workflow.</summary>
public class WorkflowOptions
{
    /// <summary>When a trigger may start an instance. This engine starts instances only by command, so it is only kept.</summary>
    public Type? ActivationStrategyType { get; set; }

    /// <summary>Whether the workflow can be used as an activity.</summary>
    public bool? UsableAsActivity { get; set; }

    /// <summary>Whether workflows that use this one follow it to its new version. In this engine a version never changes, so it is only kept.</summary>
    public bool AutoUpdateConsumingWorkflows { get; set; }

    /// <summary>Its group in the toolbox, where it is used as an activity.</summary>
    public string? ActivityCategory { get; set; }

    /// <summary>What happens when an activity throws; none: the instance waits for someone to retry, skip or cancel.</summary>
    public Type? IncidentStrategyType { get; set; }

    /// <summary>The name of a commit strategy. In this engine a burst always is one commit, so it is only kept.</summary>
    public string? CommitStrategyName { get; set; }
}
