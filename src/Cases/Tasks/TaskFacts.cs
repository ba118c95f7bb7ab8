using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Separation;

namespace MedInsFlows.Cases.Tasks;

/// <summary>What the definition says of the tasks of one activity.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Stage">The step of the item, as its document words it.</param>
/// <param name="Role">Whose they are.</param>
/// <param name="Instructions">What is to be done.</param>
/// <param name="Decisions">What can be decided.</param>
/// <param name="DataToEnter">What is to be entered with a decision.</param>
/// <param name="RiskPoints">What to beware of.</param>
/// <param name="MustDifferFrom">Stages whose decider must not decide here: 不相容岗位.</param>
public sealed record TaskFacts(
    string Activity,
    string Stage,
    string Role,
    string? Instructions,
    IReadOnlyList<DecisionRule> Decisions,
    IReadOnlyList<RequiredField> DataToEnter,
    IReadOnlyList<RiskPoint> RiskPoints,
    IReadOnlyList<string> MustDifferFrom)
{
    /// <summary>岗位 as the flow says it outright; null where the role says it.</summary>
    public TaskDuty? StatedDuty { get; init; }

    /// <summary>岗位: what they are for; null where it is the part of an applicant.</summary>
    public TaskDuty? Duty => StatedDuty ?? Duties.Of(Role);

    /// <summary>超时出口: the outcome by which the flow goes on when the limit passes while the task waits; null if it goes on waiting.</summary>
    public string? LimitOutcome { get; init; }

    /// <summary>The activity whose clock is meant by <see cref="LimitOutcome"/>; null for the clock of the whole case.</summary>
    public string? LimitClock { get; init; }

    /// <summary>Whether it is a level of an approval, of which each opinion that stands is another person's.</summary>
    public bool IsLevel { get; init; }

    /// <summary>What a definition says of the tasks of an activity, which may have several stages; null where it has no such activity.</summary>
    /// <param name="tasks">All that the definition says of tasks.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="stage">The stage; the first of the activity where it has none of this name.</param>
    public static TaskFacts? Find(IReadOnlyCollection<TaskFacts> tasks, string activity, string? stage) =>
        tasks.FirstOrDefault(task => task.Activity == activity && task.Stage == stage) ?? tasks.FirstOrDefault(task => task.Activity == activity);

    /// <summary>What the definition says of a signature that somebody adds to such a task.</summary>
    public TaskFacts ForSignature() => this with { Decisions = Signature.Decisions, DataToEnter = [], LimitOutcome = null };

    /// <summary>The field of the application that is a list whose rows are judged; null if none are.</summary>
    public string? RosterField { get; init; }

    /// <summary>What is to be entered with a decision of a certain task: where it judges the rows of a list, by how many there are.</summary>
    /// <param name="rosterRows">How many rows; null or none, where there is nothing to judge.</param>
    public IReadOnlyList<RequiredField> DataFor(int? rosterRows) => rosterRows is > 0 ? [.. DataToEnter, RosterTask.Field(rosterRows)] : DataToEnter;

    /// <summary>Whether such a task is left when the time of a clock has passed.</summary>
    /// <param name="clock">The clock.</param>
    public bool IsLeftBy(CaseClock clock) => LimitOutcome is not null && (LimitClock is { } named ? named == clock.Activity : clock.IsOverall);
}
