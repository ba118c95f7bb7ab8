namespace MedInsFlows.Engine.Stimuli;

/// <summary>What a row of <c>engine.stimuli</c> brings.</summary>
public enum StimulusAim
{
    /// <summary>An instance is to be started.</summary>
    Start,

    /// <summary>An instance is to go on at a wait point.</summary>
    Resume,

    /// <summary>An instance is to end now.</summary>
    Cancel,

    /// <summary>All that wait for it are to go on. It is spread into one <see cref="Resume"/> for each.</summary>
    Signal,
}
