using System.ComponentModel;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tasks;
using MedInsFlows.Host.Items;
using NodaTime;

namespace MedInsFlows.Host.Casework;

/// <summary>A task, on the wire.</summary>
internal sealed record TaskEntry(
    Guid Id,
    Guid CaseId,
    string CaseNumber,
    string Title,
    string Region,
    string Item,
    string Stage,
    string Role,
    string? Instructions,
    IReadOnlyList<DecisionEntry> Decisions,
    IReadOnlyList<RequiredField> DataToEnter,
    Instant OpenedAt,
    LocalDate? DueOn,
    Lamp Lamp,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ClaimedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DelegatedTo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? SignsFor,
    bool Urgent,
    [property: Description("由上级机构的人员办理的，是哪个机构")][property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Superior,
    IReadOnlyList<RiskPoint> RiskPoints)
{
    /// <summary>The wire form of a task.</summary>
    public static TaskEntry Of(TaskRow task, string caseNumber, PublishedItem item, Instant? dueAt, Lamp lamp)
    {
        var facts = item.Definition.Task(task.Activity, task.Stage, isSignature: task.Signs is not null);
        return new TaskEntry(
            task.Id,
            task.CaseId,
            caseNumber,
            item.Definition.Item.Title,
            item.Definition.Item.Region,
            item.Definition.Item.Id,
            task.Stage,
            task.Role,
            facts.Instructions,
            [.. facts.Decisions.Select(rule => new DecisionEntry(rule.Decision, rule.Decision, rule.Kind, rule.RequiresReason))],
            facts.DataFor(task.RosterRows),
            task.OpenedAt,
            dueAt is { } due ? ShanghaiTime.DateOf(due) : null,
            lamp,
            task.ClaimedBy,
            task.DelegatedTo,
            task.Signs,
            task.IsUrgent,
            task.Superior,
            facts.RiskPoints);
    }
}

/// <summary>A decision that a task offers, on the wire.</summary>
internal sealed record DecisionEntry(string Id, string Name, DecisionKind Kind, bool RequiresReason);
