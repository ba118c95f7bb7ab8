using Elsa.Workflows;

namespace MedInsFlows.Engine.Flow;

/// <summary>Completes an activity after its code ran, unless it made a bookmark to wait at.</summary>
internal sealed class AutoComplete(IActivity owner) : Behavior(owner)
{
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.NewBookmarks.Any() ? ValueTask.CompletedTask : context.CompleteActivityAsync();
}
