namespace MedInsFlows.Host.Api.Problems;

/// <summary>One of the things that are wrong with a request. Immutable.</summary>
/// <param name="Pointer">
/// Where: a JSON pointer into the body (RFC 6901), <c>?name</c> for a parameter of the query, the name itself for a header.
/// </param>
/// <param name="Code">One of <see cref="ErrorCode"/>, or a code of the domain.</param>
/// <param name="Detail">What is wrong and what is expected, in Chinese.</param>
internal sealed record ProblemError(string Pointer, string Code, string Detail);
