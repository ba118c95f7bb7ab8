namespace MedInsFlows.Cases.Applications;

/// <summary>One thing wrong in a request, an entry of <c>errors</c> in the REST contract.</summary>
/// <param name="Pointer">The JSON pointer (RFC 6901) of the place in the request.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Detail">The same in Chinese with the remedy; it never repeats the value.</param>
public sealed record Fault(string Pointer, FaultCode Code, string Detail)
{
    /// <summary>
    /// Whether a field of an application with this fault makes the request itself invalid. Absent and badly formatted fields do not:
    /// the case opens, and the applicant is told of everything at once.
    /// </summary>
    internal bool SpoilsRequest => Code is not (FaultCode.Missing or FaultCode.BadFormat);
}
