using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Workflows.Tests.Files;

namespace MedInsFlows.Workflows.Tests.Rules;

/// <summary>What holds for the lines of the flowchart, so that no case can stop on its way.</summary>
internal static class LineRules
{
    public static IEnumerable<string> HasOneStart(DefinitionFile file) => file.Nodes.Count(node => node is Start) == 1
        ? []
        : [file.Fault("流程图", $"有{file.Nodes.Count(node => node is Start)}个“开始”", "应恰有一个 Elsa.Start")];

    public static IEnumerable<string> EveryOutcomeIsConnected(DefinitionFile file)
    {
        foreach (var node in file.Nodes)
        {
            var (outcomes, ports) = (Outcomes(node), Lines(file, node).Select(line => line.Source.Port ?? "Done").ToHashSet());
            foreach (var outcome in outcomes.Except(ports))
            {
                yield return file.Fault(node.Id, $"出口“{outcome}”没有连线", "请连到下一个节点");
            }

            foreach (var port in ports.Except(outcomes))
            {
                yield return file.Fault(node.Id, $"没有出口“{port}”，却有连线由此引出", $"出口有：{string.Join('、', outcomes)}");
            }
        }
    }

    public static IEnumerable<string> EveryNodeIsReachable(DefinitionFile file)
    {
        var reached = Reached(file.Nodes.OfType<Start>(), node => Next(file, node));
        return file.Nodes.Except(reached).Select(node => file.Fault(node.Id, "从“开始”走不到这里", "请连线，或删除节点"));
    }

    public static IEnumerable<string> EveryNodeLeadsToAnEnd(DefinitionFile file)
    {
        var leading = Reached(file.Nodes.Where(node => node is ITerminalNode), node => Previous(file, node));
        return file.Nodes.Except(leading).Select(node => file.Fault(node.Id, "从这里走不到结束", "请引一条路到 Elsa.End"));
    }

    /// <summary>Whether a case at a node has surely been at another before.</summary>
    public static bool HasPassed(DefinitionFile file, IActivity node, IActivity before) => node == before
        || !Reached(file.Nodes.OfType<Start>().Where(start => start != before), from => Next(file, from).Where(to => to != before))
            .Contains(node);

    private static string[] Outcomes(IActivity node)
    {
        var descriptor = DefinitionFile.Registry.Find(node.Type, node.Version)!;
        string[] declared =
        [
            .. descriptor.Ports.Where(port => port.Type == PortType.Flow).Select(port => port.Name),
            .. descriptor.Inputs.Where(input => input.UIHint == InputUIHints.DynamicOutcomes)
                .SelectMany(input => (input.ValueGetter(node) as Input)?.Expression?.Value as IEnumerable<string> ?? []),
        ];
        return node switch
        {
            ITerminalNode => [],
            FlowSwitch choice => [.. choice.Cases.Select(way => way.Label), "Default"],
            _ => declared is [] ? ["Done"] : declared,
        };
    }

    private static IEnumerable<Connection> Lines(DefinitionFile file, IActivity from) =>
        file.Chart.Connections.Where(line => line.Source.Activity == from);

    private static IEnumerable<IActivity> Next(DefinitionFile file, IActivity from) =>
        Lines(file, from).Select(line => line.Target.Activity);

    private static IEnumerable<IActivity> Previous(DefinitionFile file, IActivity to) =>
        file.Chart.Connections.Where(line => line.Target.Activity == to).Select(line => line.Source.Activity);

    private static HashSet<IActivity> Reached(IEnumerable<IActivity> from, Func<IActivity, IEnumerable<IActivity>> next)
    {
        var reached = from.ToHashSet();
        var pending = new Queue<IActivity>(reached);
        while (pending.TryDequeue(out var current))
        {
            foreach (var node in next(current).Where(reached.Add))
            {
                pending.Enqueue(node);
            }
        }

        return reached;
    }
}
