namespace MedInsFlows.Engine.Definitions;

/// <summary>What can be done with a definition. The names stand in the database, in camelCase, and never change.</summary>
public enum DefinitionAct
{
    /// <summary>A file became a published version.</summary>
    Imported,

    /// <summary>A file waits as pending revision.</summary>
    Held,

    /// <summary>A draft was begun.</summary>
    Drafted,

    /// <summary>The content of an old version became the draft.</summary>
    Reverted,

    /// <summary>A version was put into force.</summary>
    Published,

    /// <summary>A version was taken out of force.</summary>
    Retracted,

    /// <summary>A draft was deleted.</summary>
    Deleted,

    /// <summary>A version is to come into force, once it is signed or on its day.</summary>
    Submitted,

    /// <summary>Somebody else has signed a version that is to come into force.</summary>
    Signed,

    /// <summary>It was taken back that a version is to come into force.</summary>
    Withdrawn,

    /// <summary>A pending revision became the draft.</summary>
    Adopted,

    /// <summary>A pending revision was turned down.</summary>
    Dismissed,
}
