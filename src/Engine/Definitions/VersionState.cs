namespace MedInsFlows.Engine.Definitions;

/// <summary>What a version is good for.</summary>
public enum VersionState
{
    /// <summary>The latest, never published; it may still change.</summary>
    Draft,

    /// <summary>Never published; it is to come into force, and does not change meanwhile.</summary>
    Awaited,

    /// <summary>New cases start on it.</summary>
    Published,

    /// <summary>The latest, published once and taken out of force: no new cases.</summary>
    Retracted,

    /// <summary>Published once, another came after it. Cases that started on it go on.</summary>
    Former,

    /// <summary>Never published, and not the latest any more: kept so that nothing is lost.</summary>
    Shelved,
}
