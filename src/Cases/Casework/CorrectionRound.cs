using System.Collections.Immutable;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>
/// One time that the applicant was asked for a correction. Material is asked for once (一次性告知), so a second time is looked at closely: one who
/// had seen the application the first time could have asked then for all that has not changed since.
/// </summary>
/// <param name="At">When.</param>
/// <param name="ByTask">Whether someone who had looked at the application asked.</param>
/// <param name="Asked">The materials asked for.</param>
/// <param name="Sent">The materials that were sent again since.</param>
public sealed record CorrectionRound(Instant At, bool ByTask, ImmutableArray<string> Asked, ImmutableArray<string> Sent)
{
    /// <summary>What the first to look at the application could have asked for as well as this time.</summary>
    /// <param name="rounds">The rounds so far.</param>
    /// <param name="asked">The materials to be asked for now.</param>
    public static IEnumerable<string> Belated(ImmutableArray<CorrectionRound> rounds, IEnumerable<string> asked) =>
        rounds.FirstOrDefault(round => round.ByTask) is { } first ? asked.Except(first.Asked).Except(first.Sent) : [];

    internal static CorrectionRound Of(CorrectionRequested requested, Instant at) =>
        new(at, requested.ByTask, [.. requested.Lacks.Where(lack => lack.Kind == LackKind.Material).Select(lack => lack.Id)], []);

    internal static ImmutableArray<CorrectionRound> Answer(ImmutableArray<CorrectionRound> rounds, IEnumerable<string> sent) =>
        [.. rounds.Select(round => round with { Sent = [.. round.Sent.Union(sent)] })];
}
