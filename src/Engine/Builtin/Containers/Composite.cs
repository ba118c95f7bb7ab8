using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;
using MedInsFlows.Engine.Expressions;

namespace Elsa.Workflows.Activities;

/// <summary>An activity that is made of others: a root, mostly a flowchart or sequence.</summary>
public abstract class Composite : Activity, IVariableContainer, IComposite
{
    /// <inheritdoc />
    protected Composite(string? source = null, int? line = null)
        : base(source, line) => OnSignalReceived<CompleteCompositeSignal>(OnCompleteAsync);

    /// <inheritdoc />
    public ICollection<Variable> Variables { get; init; } = [];

    /// <summary>The variable that holds the result.</summary>
    public Variable? ResultVariable { get; set; }

    /// <summary>What it is made of.</summary>
    public IActivity Root { get; set; } = null!;

    /// <inheritdoc />
    public virtual void Setup()
    {
    }

    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        ConfigureActivities(context);
        await context.ScheduleActivityAsync(Root, OnRootCompletedAsync);
    }

    /// <summary>Prepares what it is made of, before it runs. The activities are shared by all instances: what differs belongs into variables.</summary>
    /// <param name="context">The execution.</param>
    protected virtual void ConfigureActivities(ActivityExecutionContext context)
    {
    }

    /// <summary>Completes the composite.</summary>
    /// <param name="context">An execution in it.</param>
    /// <param name="result">With what.</param>
    protected Task CompleteAsync(ActivityExecutionContext context, object? result = null) => context.SendSignalAsync(new CompleteCompositeSignal(result)).AsTask();

    /// <summary>Completes the composite through named ports.</summary>
    /// <param name="context">An execution in it.</param>
    /// <param name="outcomes">The ports.</param>
    protected Task CompleteAsync(ActivityExecutionContext context, params string[] outcomes) => context.CompleteCompositeAsync(outcomes).AsTask();

    /// <summary>Hears that the root completed. Overriding it bypasses <see cref="OnCompleted"/>.</summary>
    /// <param name="context">The composite and its root.</param>
    protected virtual ValueTask OnCompletedAsync(ActivityCompletedContext context)
    {
        OnCompleted(context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Hears that the root completed.</summary>
    /// <param name="context">The composite and its root.</param>
    protected virtual void OnCompleted(ActivityCompletedContext context)
    {
    }

    private static async ValueTask OnCompleteAsync(CompleteCompositeSignal signal, SignalContext context)
    {
        context.StopPropagation();
        context.SenderActivityExecutionContext.MarkCompleted(signal.Value);
        await context.ReceiverActivityExecutionContext.CompleteActivityAsync(signal.Value);
    }

    private static async ValueTask OnRootCompletedAsync(ActivityCompletedContext context)
    {
        var composite = (Composite)context.TargetContext.Activity;
        await composite.OnCompletedAsync(context);
        if (composite.ResultVariable is { } variable && composite is IActivityWithResult)
        {
            context.TargetContext.Set(((IActivityWithResult)composite).Result, ValueConversion.To<object>(context.TargetContext.Get(variable)), nameof(IActivityWithResult.Result));
        }

        await context.CompleteActivityAsync(context.Result);
    }
}

/// <summary>An activity that is made of others and leaves a result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public abstract class Composite<T> : Composite, IActivityWithResult<T>
{
    /// <inheritdoc />
    protected Composite(string? source = null, int? line = null)
        : base(source, line)
    {
    }

    /// <inheritdoc />
    public Output<T>? Result { get; set; }

    /// <inheritdoc />
    Output? IActivityWithResult.Result
    {
        get => Result;
        set => Result = (Output<T>?)value;
    }
}
