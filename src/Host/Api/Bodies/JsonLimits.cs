namespace MedInsFlows.Host.Api.Bodies;

/// <summary>Limits of every JSON request. A text or list member may set its own by <c>[MaxLength]</c> or <c>[StringLength]</c>.</summary>
internal static class JsonLimits
{
    /// <summary>Bytes of a whole body; files have a limit of their own.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>Bytes of a body that is heard to its end although it is too long; after that the connection is closed.</summary>
    public const int Heard = 64 * 1024 * 1024;

    /// <summary>Characters of a text.</summary>
    public const int Text = 2_000;

    /// <summary>Characters of a member's name where names are free.</summary>
    public const int Name = 200;

    /// <summary>Elements of a list, members of a free object.</summary>
    public const int Elements = 1_000;

    /// <summary>Objects and lists within one another.</summary>
    public const int Depth = 16;

    /// <summary>Faults told at once; more would help nobody.</summary>
    public const int Faults = 100;
}
