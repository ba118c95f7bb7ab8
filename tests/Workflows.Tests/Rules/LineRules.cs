using Elsa.Workflows;
using Elsa.Workflows.Activities;
using MedInsFlows.Engine.Validation;
using MedInsFlows.Workflows.Tests.Files;

namespace MedInsFlows.Workflows.Tests.Rules;

/// <summary>What holds for the lines of the flowchart, so that no case can stop on its way.</summary>
internal static class LineRules
{
    /// <summary>The rules that the host applies before it publishes a flow.</summary>
    public static IEnumerable<string> MayBePublished(DefinitionFile file) => file.Graph is null
        ? []
        : FlowValidation.Check(file.Graph).Select(fault => $"{file.Name} {fault.Place}：{fault.Message}");

    /// <summary>Whether a case at a node has surely been at another before.</summary>
    public static bool HasPassed(DefinitionFile file, IActivity node, IActivity before)
    {
        var reached = file.Nodes.Where(start => start is Start && start != before).ToHashSet();
        var pending = new Queue<IActivity>(reached);
        while (pending.TryDequeue(out var current))
        {
            foreach (var line in file.Chart.Connections.Where(line => line.Source.Activity == current && line.Target.Activity != before))
            {
                if (reached.Add(line.Target.Activity))
                {
                    pending.Enqueue(line.Target.Activity);
                }
            }
        }

        return node == before || !reached.Contains(node);
    }
}
