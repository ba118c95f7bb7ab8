using Elsa.Workflows.Activities.Flowchart.Activities;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Validation;

/// <summary>A loop has one way in; Elsa faults a case that takes any other line back.</summary>
internal static class LoopRules
{
    public static IEnumerable<DefinitionFault> Check(Flowchart flowchart, FlowGraph lines) => flowchart.Activities
        .SelectMany(lines.Outbound)
        .Where(line => line.IsBackward && !lines.IsValidLoop(line))
        .Select(line => Place.Fault(line.Source, $"回到“{Place.Of(line.Target)}”的连线无效：进入这个循环的路不止一条，请让所有的路都先经过“{Place.Of(line.Target)}”。"));
}
