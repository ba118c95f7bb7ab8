namespace MedInsFlows.Engine.Interventions;

/// <summary>What becomes of a wait when its instance goes on by another version of the definition.</summary>
public enum WaitFate
{
    /// <summary>The other version has it just the same; it waits on.</summary>
    Stays,

    /// <summary>The other version has it otherwise; it is cancelled, and the activity runs anew as it is there.</summary>
    Renewed,

    /// <summary>It is cancelled, and the flow goes on at another node.</summary>
    Moved,

    /// <summary>It lies beyond a node at which the flow goes on, and is cancelled: the flow comes there again.</summary>
    Overtaken,

    /// <summary>It cannot be carried over, so the instance cannot.</summary>
    Impossible,
}

/// <summary>A wait of an instance that is to be carried over to another version.</summary>
/// <param name="ExecutionId">The execution that waits.</param>
/// <param name="NodeId">Where it waits.</param>
/// <param name="Fate">What becomes of it.</param>
public sealed record CarriedWait(string ExecutionId, string NodeId, WaitFate Fate)
{
    /// <summary>Where the flow goes on, if it is moved.</summary>
    public string? Target { get; init; }

    /// <summary>Why it is impossible, in Chinese.</summary>
    public string? Problem { get; init; }

    /// <summary>The execution of the flowchart in which the flow goes on, if it is moved.</summary>
    internal string? FlowchartId { get; init; }
}
