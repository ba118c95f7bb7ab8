namespace MedInsFlows.Engine.Stimuli;

/// <summary>The inputs of the burst in which a parent hears of its child's end.</summary>
internal static class ChildEnd
{
    /// <summary>How it ended: a sub-status.</summary>
    public const string Status = "childStatus";

    /// <summary>Its outputs.</summary>
    public const string Output = "childOutput";
}
