namespace Elsa.Workflows;

/// <summary>An activity that waits for something, and at which a workflow could start. This engine starts workflows only by command.</summary>
public interface ITrigger : IActivity
{
    /// <summary>What would start the workflow.</summary>
    /// <param name="context">The trigger.</param>
    ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context);
}

/// <summary>Marks a trigger that makes events of its own, such as a clock.</summary>
public interface IEventGenerator : ITrigger;

/// <summary>Base of triggers.</summary>
public abstract class Trigger : Activity, ITrigger
{
    /// <inheritdoc />
    protected Trigger(string? source = null, int? line = null)
        : base(source, line)
    {
    }

    /// <inheritdoc />
    protected Trigger(string activityType, int version = 1, string? source = null, int? line = null)
        : base(activityType, version, source, line)
    {
    }

    ValueTask<IEnumerable<object>> ITrigger.GetTriggerPayloadsAsync(TriggerIndexingContext context) => GetTriggerPayloadsAsync(context);

    /// <summary>What would start the workflow. Overriding it bypasses <see cref="GetTriggerPayloads"/>.</summary>
    /// <param name="context">The trigger.</param>
    protected virtual ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context) => new(GetTriggerPayloads(context));

    /// <summary>What would start the workflow. Overriding it bypasses <see cref="GetTriggerPayload"/>.</summary>
    /// <param name="context">The trigger.</param>
    protected virtual IEnumerable<object> GetTriggerPayloads(TriggerIndexingContext context) => [GetTriggerPayload(context)];

    /// <summary>What would start the workflow.</summary>
    /// <param name="context">The trigger.</param>
    protected virtual object GetTriggerPayload(TriggerIndexingContext context) => new();
}

/// <summary>Base of triggers with a result.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public abstract class Trigger<TResult> : Activity<TResult>, ITrigger
{
    /// <inheritdoc />
    protected Trigger(string? source = null, int? line = null)
        : base(source, line)
    {
    }

    /// <inheritdoc />
    protected Trigger(string activityType, int version = 1, string? source = null, int? line = null)
        : base(activityType, version, source, line)
    {
    }

    ValueTask<IEnumerable<object>> ITrigger.GetTriggerPayloadsAsync(TriggerIndexingContext context) => GetTriggerPayloadsAsync(context);

    /// <summary>What would start the workflow. Overriding it bypasses <see cref="GetTriggerPayloads"/>.</summary>
    /// <param name="context">The trigger.</param>
    protected virtual ValueTask<IEnumerable<object>> GetTriggerPayloadsAsync(TriggerIndexingContext context) => new(GetTriggerPayloads(context));

    /// <summary>What would start the workflow. Overriding it bypasses <see cref="GetTriggerPayload"/>.</summary>
    /// <param name="context">The trigger.</param>
    protected virtual IEnumerable<object> GetTriggerPayloads(TriggerIndexingContext context) => [GetTriggerPayload(context)];

    /// <summary>What would start the workflow.</summary>
    /// <param name="context">The trigger.</param>
    protected virtual object GetTriggerPayload(TriggerIndexingContext context) => new();
}

/// <summary>Base of triggers that make events of their own, such as a clock.</summary>
public abstract class EventGenerator : Trigger, IEventGenerator
{
    /// <inheritdoc />
    protected EventGenerator(string? source = null, int? line = null)
        : base(source, line)
    {
    }

    /// <inheritdoc />
    protected EventGenerator(string triggerType, int version = 1, string? source = null, int? line = null)
        : base(triggerType, version, source, line)
    {
    }
}
