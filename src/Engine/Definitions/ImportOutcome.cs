namespace MedInsFlows.Engine.Definitions;

/// <summary>What became of a definition file.</summary>
public enum ImportOutcome
{
    /// <summary>A file with this very content was imported before.</summary>
    Seen,

    /// <summary>It says what the database says already.</summary>
    Same,

    /// <summary>It became a new version, which is published.</summary>
    Published,

    /// <summary>Studio is ahead; it waits for a person.</summary>
    Held,
}
