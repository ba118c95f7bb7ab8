using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.Runtime.Stimuli;

namespace Elsa.Extensions;

/// <summary>Waiting for events.</summary>
public static class ActivityExecutionContextEventExtensions
{
    /// <summary>Waits for an event.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="eventName">The event.</param>
    /// <param name="callback">The named method of the activity to resume with; none completes it.</param>
    public static void WaitForEvent(this ActivityExecutionContext context, string eventName, ExecuteActivityDelegate? callback = null) =>
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = EventStimulus.Name,
            Stimulus = new EventStimulus(eventName),
            Callback = callback,
        });

    /// <summary>What a trigger says that waits for an event.</summary>
    /// <param name="context">The trigger.</param>
    /// <param name="eventName">The event.</param>
    public static EventStimulus GetEventStimulus(this TriggerIndexingContext context, string eventName)
    {
        context.TriggerName = EventStimulus.Name;
        return new EventStimulus(eventName);
    }

    /// <summary>What the event brought that the burst began with.</summary>
    /// <param name="context">The execution.</param>
    public static object? GetEventInput(this ActivityExecutionContext context) =>
        context.TryGetWorkflowInput<object>(Event.EventInputWorkflowInputKey, out var payload) ? payload : null;
}
