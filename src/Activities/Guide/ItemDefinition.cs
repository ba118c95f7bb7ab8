using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using MedInsFlows.Cases.Approvals;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Separation;
using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Activities.Guide;

/// <summary>
/// What a definition says of its item: the guide (办事指南), the tasks, the wordings of notices. Read from the very nodes that run, so
/// guide and flow cannot differ. Immutable; thread-safe.
/// </summary>
public sealed class ItemDefinition
{
    private ItemDefinition(Item item, IEnumerable<TaskFacts> tasks, IReadOnlyList<ClockFacts> clocks, IReadOnlyDictionary<string, NodeText> nodes)
    {
        (Item, Tasks, Clocks, Nodes) = (item, [.. tasks], clocks, nodes);
        HasPayment = Tasks.Any(task => task.Duty?.Pays() is true);
    }

    /// <summary>The facts of the item.</summary>
    public Item Item { get; }

    /// <summary>The tasks that the flow may open.</summary>
    public IReadOnlyCollection<TaskFacts> Tasks { get; }

    /// <summary>Whether money leaves the fund by the flow.</summary>
    public bool HasPayment { get; }

    /// <summary>The clocks that the flow may start, in the order in which a case meets them.</summary>
    public IReadOnlyList<ClockFacts> Clocks { get; }

    /// <summary>What people read of each node, by activity id.</summary>
    public IReadOnlyDictionary<string, NodeText> Nodes { get; }

    /// <summary>What the definition says of the tasks of an activity.</summary>
    /// <param name="activity">The activity's id.</param>
    /// <param name="stage">The stage, where the activity has several; null for the first.</param>
    /// <param name="isSignature">Whether the task is a signature that somebody has added.</param>
    public TaskFacts Task(string activity, string? stage = null, bool isSignature = false)
    {
        var facts = TaskFacts.Find(Tasks, activity, stage) ?? throw new InvalidOperationException($"The definition has no tasks of activity {activity}.");
        return isSignature ? facts.ForSignature() : facts;
    }

    /// <summary>依据 of an activity; empty where it has none.</summary>
    /// <param name="activity">The activity's id.</param>
    public string Clause(string activity) => Nodes.GetValueOrDefault(activity)?.Clause ?? string.Empty;

    /// <summary>Reads a definition.</summary>
    /// <param name="workflow">The definition as the engine runs it.</param>
    /// <param name="region">The region.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="code">The item's code as printed.</param>
    /// <returns>
    /// What it says, if it is the definition of an item at all, and all that is wrong with the facts, as node id and Chinese sentence.
    /// </returns>
    public static (ItemDefinition? Definition, IReadOnlyList<(string Node, string Fault)> Faults) Read(
        Workflow workflow, string region, string itemId, string? code)
    {
        if (workflow.Root is not Flowchart flowchart || flowchart.Activities.OfType<Application>().ToList() is not [var application])
        {
            return (null, [("root", "事项流程应是一张流程图，且恰有一个“业务申请”。")]);
        }

        var nodes = FlowOrder.Of(flowchart).ToList();
        var tasks = nodes.SelectMany(FactsOf).ToList();
        var clocks = nodes.OfType<StartClock>().Where(clock => clock.Limit.Constant() is not null).Select(Facts).ToList();
        var item = new Item
        {
            Region = region,
            Id = itemId,
            Code = code,
            Title = application.Title.Constant() ?? string.Empty,
            Group = application.Group.Constant(),
            Seq = application.Seq.Constant(),
            HandlingType = application.HandlingType.Constant(),
            Description = application.Description.Constant(),
            ServiceObject = application.ServiceObject.Constant(),
            Conditions = application.Conditions.Constant() ?? [],
            Basis = application.Basis.Constant() ?? [],
            Levels = application.Levels.Constant() ?? [],
            Departments = application.Departments.Constant() ?? [],
            Places = application.Places.Constant() ?? [],
            Channels = application.Channels.Constant() ?? [],
            Steps = application.Steps.Constant() ?? [],
            Fee = application.Fee.Constant(),
            Remarks = application.Remarks.Constant(),
            Validity = application.Validity.Constant(),
            RiskLevel = application.RiskLevel.Constant(),
            Forms = application.Forms.Constant() ?? [],
            ApplicantCases = application.ApplicantCases.Constant() ?? [],
            Circumstances = application.Circumstances.Constant() ?? [],
            Materials = application.Materials.Constant() ?? [],
            RequiredFields = application.RequiredFields.Constant() ?? [],
            FilingTimes = application.FilingTimes.Constant() ?? [],
            YellowPercent = application.YellowPercent.Constant(),
            RedPercent = application.RedPercent.Constant(),
            TimeLimits = [.. clocks.Where(clock => clock.TimeKind == TimeKind.Limit).Select(clock => clock.Limit)],
            RiskPoints = [.. tasks.SelectMany(task => task.RiskPoints)],
            EnteredData = [.. nodes.SelectMany(FlowRules.DataOf)],
            MessageTemplates = [.. nodes.OfType<Notify>().Where(notify => notify.Official.Constant()).Select(Text)],
        };
        var texts = flowchart.Activities.ToDictionary(activity => activity.Id, NodeText.Of);
        return (new ItemDefinition(item, tasks, clocks, texts), FlowRules.Check(item, nodes));
    }

    private static MessageText Text(Notify notify) =>
        new(notify.Event.Constant() ?? string.Empty, notify.Template.Constant() ?? string.Empty);

    private static IEnumerable<TaskFacts> FactsOf(IActivity node) => node switch
    {
        HumanTask task => [Facts(task)],
        Approval approval => ApprovalRules.LevelsOf(approval).Select((level, place) => Facts(approval, level, [.. ApprovalRules.LevelsOf(approval).Take(place).Select(earlier => earlier.Stage)])),
        FixedTaskActivity task => [Facts(task)],
        ExpertReview review => [Facts(review)],
        _ => [],
    };

    private static TaskFacts Facts(FixedTaskActivity task) => new(
        task.Id,
        task.Stage.Constant() ?? string.Empty,
        task.Role.Constant() ?? string.Empty,
        task.Instructions.Constant(),
        [.. task.Outcomes.Select(outcome => outcome.Rule)],
        FixedTaskRules.DataOf(task),
        task.RiskPoints.Constant() ?? [],
        task.MustDifferFrom.Constant() ?? [])
    {
        StatedDuty = task.OwnDuty,
    };

    private static TaskFacts Facts(ExpertReview review) => new(
        review.Id,
        review.Stage.Constant() ?? string.Empty,
        "expert",
        review.Instructions.Constant(),
        ApprovalWords.DecisionsOfExperts,
        review.DataToEnter.Constant() ?? [],
        review.RiskPoints.Constant() ?? [],
        review.MustDifferFrom.Constant() ?? [])
    {
        IsLevel = true,
    };

    private static TaskFacts Facts(Approval approval, ApprovalLevel level, IReadOnlyList<string> before) => new(
        approval.Id,
        level.Stage,
        level.Role,
        level.Instructions,
        ApprovalWords.Decisions,
        [.. approval.DataToEnter.Constant() ?? [], .. ApprovalWords.ToLevelAmong(before)],
        [.. (approval.RiskPoints.Constant() ?? []).Where(point => point.Step == level.Stage)],
        [.. approval.MustDifferFrom.Constant() ?? [], .. before])
    {
        IsLevel = true,
    };

    private static TaskFacts Facts(HumanTask task) => new(
        task.Id,
        task.Stage.Constant() ?? string.Empty,
        task.Role.Constant() ?? string.Empty,
        task.Instructions.Constant(),
        [.. (task.Decisions.Constant() ?? []).SelectMany(decision => RulesOf(task).Where(rule => rule.Decision == decision))],
        TaskRules.DataOf(task),
        task.RiskPoints.Constant() ?? [],
        task.MustDifferFrom.Constant() ?? [])
    {
        StatedDuty = task.Duty.Constant() is { Length: > 0 } duty ? Duties.Find(duty) : null,
        LimitOutcome = task.LimitOutcome.Constant() is [var outcome, ..] ? outcome : null,
        RosterField = task.RosterField.Constant() is { Length: > 0 } roster ? roster : null,
        LimitClock = task.LimitClock.Constant() is { Length: > 0 } clock ? clock : null,
    };

    private static ClockFacts Facts(StartClock clock) => new(
        clock.Id,
        clock.Limit.Constant()!,
        clock.StartEvent.Constant() ?? string.Empty,
        clock.StartAssumed.Constant(),
        clock.Clause.Constant() ?? string.Empty)
    {
        TimeKind = clock.TimeKind.Constant(),
        EndEvent = clock.EndEvent.Constant() ?? string.Empty,
        Channels = clock.Channels.Constant() ?? [],
        ApplicantCases = clock.ApplicantCases.Constant() ?? [],
    };

    private static IReadOnlyList<DecisionRule> RulesOf(HumanTask task) => task.DecisionRules.Constant() ?? [];
}
