using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Activities;
using Elsa.Workflows.UIHints;
using MedInsFlows.Engine.Activation;

namespace MedInsFlows.Engine.Validation;

/// <summary>The outcomes that an activity can complete with, as the designer shows them.</summary>
internal static class FlowOutcomes
{
    private static readonly string[] Done = ["Done"];

    public static IReadOnlyList<string> Of(IActivity activity)
    {
        var descriptor = ActivityDescription.Of(activity.GetType());
        if (descriptor.IsTerminal)
        {
            return [];
        }

        // How a child ended is heard only by who waits for it.
        if (activity is DispatchWorkflow { WaitForCompletion.Expression: { IsConstant: true, Value: not true } } or ExecuteWorkflow { WaitForCompletion.Expression: { IsConstant: true, Value: not true } })
        {
            return Done;
        }

        List<string> declared =
        [
            .. descriptor.Ports.Where(port => port.Type == PortType.Flow).Select(port => port.Name),
            .. descriptor.Inputs.Where(input => input.UIHint == InputUIHints.DynamicOutcomes).SelectMany(input => Words(input.ValueGetter(activity))),
        ];
        return activity is FlowSwitch choice ? [.. choice.Cases.Select(branch => branch.Label), "Default"] : declared.Count > 0 ? declared : Done;
    }

    /// <summary>Whether at most one of the outcomes is followed at a time.</summary>
    public static bool AreExclusive(IActivity activity) => activity is not FlowFork
        && activity is not FlowSwitch { Mode.Expression.Value: SwitchMode.MatchAny };

    private static IEnumerable<string> Words(object? input) => (input as Input)?.Expression is { IsConstant: true, Value: IEnumerable<string> words } ? words : [];
}
