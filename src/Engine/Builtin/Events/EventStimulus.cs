namespace Elsa.Workflows.Runtime.Stimuli;

/// <summary>What an activity that waits for an event waits for.</summary>
/// <param name="EventName">The event.</param>
public sealed record EventStimulus(string EventName)
{
    /// <summary>The name of bookmarks that wait for events, and of the stimuli that bring them.</summary>
    internal const string Name = "Elsa.Event";
}
