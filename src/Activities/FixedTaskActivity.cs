using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Separation;

namespace MedInsFlows.Activities;

/// <summary>Base of the activities that know beforehand what may be decided: each decision leads out by a port of its own.</summary>
public abstract class FixedTaskActivity : TaskActivity
{
    private protected FixedTaskActivity(string? source, int? line)
        : base(source, line)
    {
    }

    /// <summary>What is to be entered beside what the activity asks of itself.</summary>
    [Input(DisplayName = "另需录入的信息", UIHint = InputUIHints.JsonEditor, Order = 7)]
    public Input<IReadOnlyList<RequiredField>?> DataToEnter { get; set; } = null!;

    /// <summary>What may be decided, and by which port the case goes on.</summary>
    internal abstract IReadOnlyList<TaskOutcome> Outcomes { get; }

    /// <summary>What the activity asks to be entered of itself.</summary>
    internal virtual IReadOnlyList<RequiredField> OwnData => [];

    /// <summary>岗位, where it is not that of the role.</summary>
    internal virtual TaskDuty? OwnDuty => null;

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => Open(context);

    /// <summary>Opens the task and waits for it.</summary>
    /// <param name="context">The execution.</param>
    private protected void Open(ActivityExecutionContext context) => Open(context, OnDecided);

    /// <summary>What comes about by a decision beside the way that the case takes.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="outcome">What was decided.</param>
    private protected virtual void Decided(ActivityExecutionContext context, TaskOutcome outcome)
    {
    }

    private ValueTask OnDecided(ActivityExecutionContext context)
    {
        var decision = context.GetWorkflowInput<string>("Decision");
        var outcome = Outcomes.First(known => known.Rule.Decision == decision);
        Decided(context, outcome);
        return context.CompleteActivityWithOutcomesAsync(outcome.Port);
    }
}
