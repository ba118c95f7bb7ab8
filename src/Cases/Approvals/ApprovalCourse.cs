using System.Collections.Immutable;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Cases.Approvals;

/// <summary>
/// Where an approval stands: what the opinions that carry the case come to. An opinion is one on the amount that was known when it was given, the one that came
/// with it included; where another amount is known since, it lapses if its level is needed for that. Immutable.
/// </summary>
/// <param name="Levels">The levels, in order.</param>
/// <param name="Amount">The amount in yuan as it is known now; null where there is none.</param>
/// <param name="Opinions">The opinions that stand.</param>
public sealed record ApprovalCourse(IReadOnlyList<ApprovalLevel> Levels, decimal? Amount, ImmutableArray<ApprovalOpinion> Opinions)
{
    /// <summary>Reads where an approval stands from what was decided in the case.</summary>
    /// <param name="levels">The levels, in order.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="amount">The amount that the application names; null where it names none.</param>
    /// <param name="amountField">The field in which tasks enter the amount; null where none counts.</param>
    /// <param name="decisions">What was decided.</param>
    public static ApprovalCourse Of(IReadOnlyList<ApprovalLevel> levels, string activity, decimal? amount, string? amountField, IEnumerable<Decided> decisions)
    {
        var opinions = ImmutableArray.CreateBuilder<ApprovalOpinion>();
        foreach (var decided in decisions.Where(decided => !decided.IsSetAside && decided.Signs is null))
        {
            amount = amountField is not null && decided.Amounts?.TryGetValue(amountField, out var entered) is true ? entered : amount;
            if (decided.Activity == activity && decided.TaskId is { } task)
            {
                opinions.Add(new ApprovalOpinion(task, decided.Stage, decided.Decision, amount));
            }
        }

        return new ApprovalCourse(levels, amount, opinions.ToImmutable());
    }

    /// <summary>The opinions on another amount, of levels that the amount must pass.</summary>
    public IEnumerable<ApprovalOpinion> Lapsed => Opinions.Where(opinion => opinion.Amount != Amount && Level(opinion.Stage)?.IsNeededFor(Amount) is true);

    /// <summary>The first level that the amount has yet to pass; null where it has passed all.</summary>
    public ApprovalLevel? Next => Levels.FirstOrDefault(level => Judge(level) is not true);

    /// <summary>The level of a stage.</summary>
    /// <param name="stage">The stage.</param>
    public ApprovalLevel? Level(string stage) => Levels.FirstOrDefault(level => level.Stage == stage);

    /// <summary>The opinions on a level.</summary>
    /// <param name="level">The level.</param>
    public IEnumerable<ApprovalOpinion> On(ApprovalLevel level) => Opinions.Where(opinion => opinion.Stage == level.Stage);

    /// <summary>The opinions on a level and on those after it.</summary>
    /// <param name="level">The level.</param>
    public IEnumerable<ApprovalOpinion> From(ApprovalLevel level) => Levels.SkipWhile(other => other != level).SelectMany(On);

    /// <summary>The same without some opinions.</summary>
    /// <param name="opinions">Those.</param>
    public ApprovalCourse Without(IEnumerable<ApprovalOpinion> opinions) => this with { Opinions = Opinions.RemoveRange(opinions) };

    /// <summary>Whether a level is passed, or need not be; null as long as that is open.</summary>
    /// <param name="level">The level.</param>
    public bool? Judge(ApprovalLevel level) => level.IsNeededFor(Amount)
        ? level.Judge(On(level).Count(opinion => opinion.Decision == ApprovalWords.Agree), On(level).Count(opinion => opinion.Decision == ApprovalWords.Disagree))
        : true;
}

/// <summary>What somebody decided at a level.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Stage">The stage of the level.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Amount">The amount in yuan that it is about; null where none is known.</param>
public sealed record ApprovalOpinion(Guid TaskId, string Stage, string Decision, decimal? Amount);
