namespace MedInsFlows.Host.Api.Problems;

/// <summary>Codes of what can be wrong with the form of a request, documented in <c>docs/problems.md</c>.</summary>
internal static class ErrorCode
{
    /// <summary>A member that the request does not have.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>A member that the request must have.</summary>
    public const string MissingField = "missing-field";

    /// <summary>A member that stands twice in one object.</summary>
    public const string DuplicateField = "duplicate-field";

    /// <summary>Another JSON type than expected, null included.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>The right JSON type, but no possible value.</summary>
    public const string BadValue = "bad-value";

    /// <summary>A text or name that is too long.</summary>
    public const string TooLong = "too-long";

    /// <summary>Too many elements or members.</summary>
    public const string TooMany = "too-many";

    /// <summary>Objects or lists nested too deep.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>A text with a NUL character.</summary>
    public const string NulCharacter = "nul-character";

    /// <summary>A text with half a surrogate pair.</summary>
    public const string InvalidText = "invalid-text";

    /// <summary>Stands last where more is wrong than is listed.</summary>
    public const string More = "more";
}
