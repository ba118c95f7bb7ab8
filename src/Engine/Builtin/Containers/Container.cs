using Elsa.Workflows.Memory;

namespace Elsa.Workflows.Activities;

/// <summary>An activity that holds others and declares variables for them.</summary>
public abstract class Container : Activity, IVariableContainer
{
    /// <inheritdoc />
    protected Container(string? source = null, int? line = null)
        : base(source, line)
    {
    }

    /// <summary>What it holds.</summary>
    public ICollection<IActivity> Activities { get; set; } = [];

    /// <inheritdoc />
    public ICollection<Variable> Variables { get; set; } = [];

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => ScheduleChildrenAsync(context);

    /// <summary>Begins with what it holds.</summary>
    /// <param name="context">The execution.</param>
    protected virtual ValueTask ScheduleChildrenAsync(ActivityExecutionContext context)
    {
        ScheduleChildren(context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Begins with what it holds.</summary>
    /// <param name="context">The execution.</param>
    protected virtual void ScheduleChildren(ActivityExecutionContext context)
    {
    }
}
