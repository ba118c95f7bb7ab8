using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Validation;

/// <summary>
/// A join that waits for all must be able to get all: where two of its lines hang on different outcomes of one decision, at most one of them is ever
/// followed, and what comes after the join never runs.
/// </summary>
internal static class JoinRules
{
    public static IEnumerable<DefinitionFault> Check(Flowchart flowchart, FlowGraph lines)
    {
        foreach (var join in flowchart.Activities.OfType<FlowJoin>().Where(join => join.Mode.Expression is { IsConstant: true, Value: FlowJoinMode.WaitAll }))
        {
            var needs = lines.ForwardInbound(join).Select(line => Needs(line, flowchart, lines)).ToList();
            var conflict = needs.SelectMany((own, index) => needs.Skip(index + 1).SelectMany(other => own.SelectMany(mine => other.Where(theirs => Excludes(mine, theirs)).Select(_ => mine.Source))));
            if (conflict.FirstOrDefault() is { } decision)
            {
                yield return Place.Fault(join, $"要等全部分支到齐，但其中的分支取决于“{Place.Of(decision)}”的不同结果，永远不会到齐；请改为等待已走的分支（WaitAllActive）。");
            }
        }
    }

    private static bool Excludes(FlowLine mine, FlowLine theirs) => mine.Source == theirs.Source && mine.Port != theirs.Port && FlowOutcomes.AreExclusive(mine.Source);

    /// <summary>The lines that every way from the start over a given line takes.</summary>
    private static List<FlowLine> Needs(FlowLine goal, Flowchart flowchart, FlowGraph lines) =>
        [.. flowchart.Activities.SelectMany(lines.Outbound).Where(line => !line.IsBackward && (line == goal || !CanTake(goal, line, lines)))];

    private static bool CanTake(FlowLine goal, FlowLine without, FlowGraph lines)
    {
        var seen = new HashSet<IActivity>(ReferenceEqualityComparer.Instance) { lines.Start };
        var pending = new Stack<IActivity>([lines.Start]);
        while (pending.TryPop(out var current))
        {
            foreach (var line in lines.Outbound(current).Where(line => !line.IsBackward && line != without))
            {
                if (line == goal)
                {
                    return true;
                }

                if (seen.Add(line.Target))
                {
                    pending.Push(line.Target);
                }
            }
        }

        return false;
    }
}
