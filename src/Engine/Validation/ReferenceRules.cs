using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin.Loops;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Engine.Validation;

/// <summary>Variables, inputs and outputs that an activity refers to are there where it stands.</summary>
internal static class ReferenceRules
{
    public static IEnumerable<DefinitionFault> Check(ActivityNode node, Workflow workflow)
    {
        var variables = VariablesAt(node).ToList();
        foreach (var input in node.Descriptor.Inputs)
        {
            var value = input.ValueGetter(node.Activity);
            if (value is Variable variable && !Holds(variables, variable.Id))
            {
                yield return Unknown(node, input, $"变量“{NameOf(variable)}”", variables.Select(known => known.Name));
            }

            foreach (var expression in ExpressionsOf(value))
            {
                if (expression is { Type: "Variable", Value: Variable referred } && !Holds(variables, referred.Id))
                {
                    yield return Unknown(node, input, $"变量“{NameOf(referred)}”", variables.Select(known => known.Name));
                }
                else if (expression is { Type: "Input", Value: string name } && InputsAt(workflow, variables).All(known => known != name))
                {
                    yield return Unknown(node, input, $"流程输入“{name}”", InputsAt(workflow, variables));
                }
            }
        }

        foreach (var output in node.Descriptor.Outputs)
        {
            // A block whose id has a colon is an activity's own.
            if (output.ValueGetter(node.Activity) is Output bound && bound.MemoryBlockReference().Id is { } id
                && !id.Contains(':', StringComparison.Ordinal) && !Holds(variables, id) && workflow.Outputs.All(known => known.Name != id))
            {
                yield return Unknown(node, output, $"变量或流程输出“{id}”", variables.Select(known => known.Name).Concat(workflow.Outputs.Select(known => known.Name)));
            }
        }
    }

    private static IEnumerable<Expression> ExpressionsOf(object? value) => value switch
    {
        Input { Expression: { } expression } => [expression],
        IEnumerable<FlowSwitchCase> branches => branches.Select(branch => branch.Condition),
        IEnumerable<SwitchCase> branches => branches.Select(branch => branch.Condition),
        _ => [],
    };

    /// <summary>The variables of the containers around an activity, and those that loops give to it.</summary>
    private static IEnumerable<Variable> VariablesAt(ActivityNode node) =>
        node.Ancestors().Prepend(node).Select(around => around.Activity).OfType<IVariableContainer>().SelectMany(container => container.Variables)
            .Concat(node.Ancestors().Select(around => around.Activity).OfType<ILoopVariables>().SelectMany(loop => loop.Names).Select(name => new Variable(name)));

    private static bool Holds(List<Variable> variables, string? id) => variables.Any(variable => variable.Id == id);

    private static IEnumerable<string> InputsAt(Workflow workflow, List<Variable> variables) => workflow.Inputs.Select(input => input.Name).Concat(variables.Select(variable => variable.Name));

    private static string? NameOf(Variable variable) => string.IsNullOrEmpty(variable.Name) ? variable.Id : variable.Name;

    private static DefinitionFault Unknown(ActivityNode node, PropertyDescriptor place, string what, IEnumerable<string> known)
    {
        var names = string.Join('、', known.Distinct());
        return Place.Fault(node.Activity, $"“{place.DisplayName ?? place.Name}”所引用的{what}不存在，{(names.Length > 0 ? $"可用的有：{names}" : "请先声明")}。");
    }
}
