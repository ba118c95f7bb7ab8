using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Pages.Accounts;

/// <summary>What a problem says to people.</summary>
internal static class FaultTexts
{
    /// <summary>Everything that is wrong; nothing where there is no problem.</summary>
    public static IReadOnlyList<string> Of(ProblemException? problem) => problem switch
    {
        null => [],
        { Errors.Count: 0 } => [problem.Detail],
        _ => [.. problem.Errors.Select(error => error.Detail)],
    };
}
