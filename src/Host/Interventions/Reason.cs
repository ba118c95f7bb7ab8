using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Interventions;

/// <summary>An intervention says why.</summary>
internal static class Reason
{
    /// <summary>Refuses what gives no reason.</summary>
    /// <exception cref="ProblemException">It is empty.</exception>
    public static void Require(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw Problem.InvalidBody([new("/reason", ErrorCode.MissingField, "调整办件的流程须写明理由。")]);
        }
    }
}
