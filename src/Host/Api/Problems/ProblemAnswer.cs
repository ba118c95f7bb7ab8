using System.Text.Json.Serialization;

namespace MedInsFlows.Host.Api.Problems;

/// <summary>A problem on the wire (RFC 9457).</summary>
/// <param name="Type"><c>urn:medins:problem:…</c>.</param>
/// <param name="Title">Chinese title of the kind.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong here and what to do.</param>
/// <param name="Errors">All that is wrong; absent where there is no list.</param>
internal sealed record ProblemAnswer(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemError>? Errors = null)
{
    /// <summary>The media type of the answer.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>The wire form of a problem.</summary>
    public static ProblemAnswer Of(ProblemException problem) => new(
        problem.Type.Urn, problem.Type.Title, problem.Type.Status, problem.Detail, problem.Errors.Count == 0 ? null : problem.Errors);
}
