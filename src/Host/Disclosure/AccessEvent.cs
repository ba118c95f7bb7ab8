namespace MedInsFlows.Host.Disclosure;

/// <summary>What is written into the access log.</summary>
internal static class AccessEvent
{
    /// <summary>What was sent was seen in full.</summary>
    public const string Disclosure = "disclosure";

    /// <summary>A person was looked for.</summary>
    public const string Search = "search";

    /// <summary>A file was opened.</summary>
    public const string Download = "download";

    /// <summary>What was written with a rating was read.</summary>
    public const string Rating = "rating";

    /// <summary>A file for the bank, with the account of the payee of the case, was opened.</summary>
    public const string BankFile = "bankFile";

    /// <summary>A case was erased.</summary>
    public const string Erasure = "erasure";

    /// <summary>A rule of separation of duties stood against what somebody wanted to do.</summary>
    public const string Refusal = "refusal";

    /// <summary>A director has set off rules of separation of duties for somebody.</summary>
    public const string Exception = "exception";
}
