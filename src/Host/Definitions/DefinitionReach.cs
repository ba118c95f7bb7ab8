using System.Text.RegularExpressions;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Definitions;

/// <summary>Which definitions are a caller's: those of the region of the active membership.</summary>
internal static partial class DefinitionReach
{
    private const int LongestId = 100;

    /// <summary>How the ids of all definitions of the caller begin.</summary>
    /// <exception cref="ProblemException">The caller's membership is in no region.</exception>
    public static string PrefixOf(Caller caller) => caller.Active?.Region is { } region ? $"{region}-" : throw Problem.Forbidden(caller.Active?.Role.Name);

    /// <summary>Makes sure that a definition is the caller's, whether it is there or not.</summary>
    /// <exception cref="ProblemException">It is not.</exception>
    public static void Require(Caller caller, string definitionId)
    {
        if (definitionId.Length > LongestId || !Id().IsMatch(definitionId) || !definitionId.StartsWith(PrefixOf(caller), StringComparison.Ordinal))
        {
            throw Problem.NotFound();
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)+$")]
    private static partial Regex Id();
}
