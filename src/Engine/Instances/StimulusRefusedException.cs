namespace MedInsFlows.Engine.Instances;

/// <summary>The instance does not wait for a stimulus: a wait point that is used or not yet there, or an instance that has ended. Nothing was changed.</summary>
/// <param name="reason">The reason as a word for programs.</param>
/// <param name="message">The reason in Chinese.</param>
public sealed class StimulusRefusedException(string reason, string message) : Exception(message)
{
    /// <summary>The reason where an administrator holds the instance: its turn comes when it is released.</summary>
    public const string Held = "Held";

    /// <summary>The reason as a word for programs.</summary>
    public string Reason { get; } = reason;
}
