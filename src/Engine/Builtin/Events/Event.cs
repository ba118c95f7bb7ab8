using System.Runtime.CompilerServices;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Runtime.Activities;

/// <summary>Waits for an event. Leaves what the event brings as its result.</summary>
[Activity("Elsa", Toolbox.Events, "等待一个事件。", DisplayName = "等待事件")]
public class Event : Trigger<object>
{
    /// <summary>The input of the burst under which an event brings something.</summary>
    public const string EventInputWorkflowInputKey = "__EventPayloadWorkflowInput";

    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Event([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Event(string eventName, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<string>(eventName), source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Event(Func<string> eventName, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<string>(eventName), source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Event(Func<ExpressionExecutionContext, string?> eventName, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<string>(eventName), source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="variable">Holds the event.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Event(Variable<string> variable, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<string>(variable), source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="literal">The event.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Event(Literal<string> literal, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(new Input<string>(literal), source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="eventName">The event.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Event(Input<string> eventName, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(source, line) => EventName = eventName;

    /// <summary>The event.</summary>
    [Input(DisplayName = "事件名称")]
    public Input<string> EventName { get; set; } = null!;

    /// <inheritdoc />
    protected override object GetTriggerPayload(TriggerIndexingContext context) => context.GetEventStimulus(context.Get(EventName)!);

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => context.WaitForEvent(EventName.Get(context), OnEventAsync);

    private static ValueTask OnEventAsync(ActivityExecutionContext context)
    {
        context.SetResult(context.GetEventInput());
        return context.CompleteActivityAsync();
    }
}
