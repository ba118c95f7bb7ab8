using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Studio.Wire;

/// <summary>
/// What goes wrong, as Elsa Studio can show it. It shows only what has status 400, so under its API whatever a person can mend has that status, and the form
/// that Studio reads; the rest are problems as elsewhere.
/// </summary>
/// <param name="StatusCode">HTTP status.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Errors">All that is wrong.</param>
internal sealed record ElsaErrors(int StatusCode, string Message, ElsaErrors.Told Errors)
{
    /// <summary>Whether Studio is to show it.</summary>
    public static bool AreWanted(HttpRequest request, ProblemException problem) =>
        request.Path.StartsWithSegments(StudioPaths.Api) && problem.Type.Status is 400 or 409 or 413 or 415 or 422;

    /// <summary>The wire form of a problem.</summary>
    public static ElsaErrors Of(ProblemException problem) =>
        new(StatusCodes.Status400BadRequest, problem.Detail, new Told(problem.Errors.Count == 0 ? [problem.Detail] : [.. problem.Errors.Select(Text)]));

    /// <summary>What is wrong with a node is told with its place, for Studio does not show places.</summary>
    private static string Text(ProblemError error) =>
        error.Code == "faulty" && !error.Detail.Contains(error.Pointer, StringComparison.Ordinal) ? $"{error.Pointer}：{error.Detail}" : error.Detail;

    /// <summary>All that is wrong, each with what to do, in Chinese.</summary>
    internal sealed record Told(IReadOnlyList<string> GeneralErrors);
}
