using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Interventions;

/// <summary>An intervention says why.</summary>
internal static class Reason
{
    /// <summary>Characters that a reason may have.</summary>
    public const int Longest = 2000;

    /// <summary>Refuses what gives no reason.</summary>
    /// <exception cref="ProblemException">It is empty or too long.</exception>
    public static void Require(string reason)
    {
        if (Check(reason) is { Count: > 0 } errors)
        {
            throw Problem.InvalidBody(errors);
        }
    }

    /// <summary>What is wrong with a reason.</summary>
    public static IReadOnlyList<ProblemError> Check(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? [new("/reason", ErrorCode.MissingField, "调整办件的流程须写明理由。")]
        : reason.Length > Longest ? [new("/reason", ErrorCode.TooLong, $"理由不能超过 {Longest} 个字。")]
        : [];
}
