using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Validation;

/// <summary>Every outcome leads on, every line follows an outcome, every activity is reached and leads to an end.</summary>
internal static class LineRules
{
    public static IEnumerable<DefinitionFault> Check(Flowchart flowchart, FlowGraph lines)
    {
        foreach (var activity in flowchart.Activities)
        {
            var (outcomes, ports) = (FlowOutcomes.Of(activity), lines.Outbound(activity).Select(line => line.Port ?? "Done").ToHashSet());
            foreach (var outcome in outcomes.Where(outcome => !ports.Contains(outcome)))
            {
                yield return Place.Fault(activity, $"出口“{outcome}”没有连线，请连到下一个节点。");
            }

            foreach (var port in ports.Except(outcomes))
            {
                yield return Place.Fault(activity, outcomes.Count == 0 ? "是结束节点，不应再引出连线。" : $"没有出口“{port}”，却有连线由此引出；出口有：{string.Join('、', outcomes)}。");
            }
        }

        var reached = Reached([lines.Start], activity => lines.Outbound(activity).Select(line => line.Target));
        foreach (var activity in flowchart.Activities.Where(activity => !reached.Contains(activity)))
        {
            yield return Place.Fault(activity, "从“开始”走不到这里，请连线，或删除节点。");
        }

        var inbound = flowchart.Activities.SelectMany(lines.Outbound).ToLookup(line => line.Target, line => line.Source, ReferenceEqualityComparer.Instance);
        var leading = Reached(flowchart.Activities.Where(activity => activity is ITerminalNode), activity => inbound[activity]);
        foreach (var activity in flowchart.Activities.Where(activity => reached.Contains(activity) && !leading.Contains(activity)))
        {
            yield return Place.Fault(activity, "从这里走不到结束，请引一条路到“结束”。");
        }
    }

    private static HashSet<IActivity> Reached(IEnumerable<IActivity> from, Func<IActivity, IEnumerable<IActivity>> next)
    {
        var reached = new HashSet<IActivity>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<IActivity>(from);
        while (pending.TryPop(out var current))
        {
            if (reached.Add(current))
            {
                foreach (var further in next(current))
                {
                    pending.Push(further);
                }
            }
        }

        return reached;
    }
}
