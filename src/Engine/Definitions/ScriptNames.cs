using System.Text.Json;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin.Loops;
using MedInsFlows.Engine.Expressions.Scripts;

namespace MedInsFlows.Engine.Definitions;

/// <summary>Checks that scripts name only variables, inputs and outputs that are there where the script stands.</summary>
internal static class ScriptNames
{
    /// <summary>Adds a fault for each name that nobody has.</summary>
    /// <param name="graph">The workflow.</param>
    /// <param name="places">Where in the document each activity stands.</param>
    /// <param name="faults">Takes the faults.</param>
    public static void Check(WorkflowGraph graph, IReadOnlyDictionary<IActivity, string> places, List<DefinitionFault> faults)
    {
        foreach (var node in graph.Nodes.Where(node => places.ContainsKey(node.Activity)))
        {
            foreach (var (input, script) in ScriptsOf(node))
            {
                foreach (var name in script.Names.Where(name => !IsKnown(name, node, graph)))
                {
                    faults.Add(new DefinitionFault($"{places[node.Activity]}.{JsonNamingPolicy.CamelCase.ConvertName(input)}", Message(name, node, graph)));
                }
            }
        }
    }

    private static IEnumerable<(string Input, Script Script)> ScriptsOf(ActivityNode node) =>
        from input in node.Descriptor.Inputs
        from expression in ExpressionsOf(input.ValueGetter(node.Activity))
        let script = expression.Value as Script
        where script is not null
        select (input.Name, script);

    private static IEnumerable<Expression> ExpressionsOf(object? value) => value switch
    {
        Input { Expression: { } expression } => [expression],
        IEnumerable<FlowSwitchCase> cases => cases.Select(candidate => candidate.Condition),
        IEnumerable<SwitchCase> cases => cases.Select(candidate => candidate.Condition),
        _ => [],
    };

    private static bool IsKnown(ScriptName name, ActivityNode node, WorkflowGraph graph) => name.Use switch
    {
        NameUse.Variable => VariablesAt(node).Contains(name.Name),
        NameUse.Set => VariablesAt(node).Any(variable => PascalName.Is(variable, name.Name)),
        _ => VariablesAt(node).Concat(graph.Workflow.Inputs.Select(input => input.Name)).Any(known => PascalName.Is(known, name.Name))
            || OutputName.Of(name.Name, graph.Nodes.Select(known => (known.Activity, known.Descriptor))) is not null,
    };

    /// <summary>The variables of the containers around an activity and those that loops give to it.</summary>
    private static IEnumerable<string> VariablesAt(ActivityNode node) =>
        node.Ancestors().Prepend(node).Select(around => around.Activity).OfType<IVariableContainer>().SelectMany(container => container.Variables).Select(variable => variable.Name)
            .Concat(node.Ancestors().Select(around => around.Activity).OfType<ILoopVariables>().SelectMany(loop => loop.Names));

    private static string Message(ScriptName name, ActivityNode node, WorkflowGraph graph)
    {
        var what = name.Use == NameUse.Get ? "变量、输入或输出" : "变量";
        var known = VariablesAt(node).Concat(name.Use == NameUse.Get ? graph.Workflow.Inputs.Select(input => input.Name) : []).Distinct().ToList();
        return $"{name.At}：没有名为“{name.Name}”的{what}；{(known.Count > 0 ? $"可用 {string.Join('、', known)}。" : "请先声明它。")}";
    }
}
