namespace MedInsFlows.Engine.Definitions;

/// <summary>Where the content of a version comes from.</summary>
public enum DefinitionOrigin
{
    /// <summary>A file, as it stands or as a person has adopted it.</summary>
    File,

    /// <summary>A person in the designer.</summary>
    Studio,
}
