namespace MedInsFlows.Cases.Items;

/// <summary>What a limit covers.</summary>
public enum TimeLimitScope
{
    /// <summary>The whole case.</summary>
    Overall,

    /// <summary>The case when it comes by one channel.</summary>
    Channel,

    /// <summary>One stage of the case (5个工作日内一次性告知).</summary>
    Stage,
}
