using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Engine.Validation;

/// <summary>
/// What must hold before a definition is published, so that no case can stop on its way for the way itself. Elsa finds these faults only when a case
/// gets there, or never. Thread-safe.
/// </summary>
public static class FlowValidation
{
    /// <summary>All that is wrong, each with the node and what to do, in Chinese.</summary>
    /// <param name="graph">The definition, read without faults.</param>
    public static IReadOnlyList<DefinitionFault> Check(WorkflowGraph graph)
    {
        var faults = new List<DefinitionFault>();
        foreach (var node in graph.Nodes)
        {
            faults.AddRange(InputRules.Check(node));
            faults.AddRange(ReferenceRules.Check(node, graph.Workflow));
            if (node.Activity is Flowchart flowchart)
            {
                faults.AddRange(Check(flowchart, isRoot: node.Parent?.Activity is Workflow));
            }
        }

        return faults;
    }

    private static IEnumerable<DefinitionFault> Check(Flowchart flowchart, bool isRoot)
    {
        var starts = flowchart.Activities.Count(activity => activity is IStartNode);
        if (starts > 1 || (isRoot && starts == 0))
        {
            yield return Place.Fault(flowchart, $"有{starts}个“开始”，应恰有一个。");
        }

        if (flowchart.Graph is not { } lines)
        {
            yield break;
        }

        foreach (var fault in LineRules.Check(flowchart, lines).Concat(LoopRules.Check(flowchart, lines)).Concat(JoinRules.Check(flowchart, lines)))
        {
            yield return fault;
        }
    }
}
