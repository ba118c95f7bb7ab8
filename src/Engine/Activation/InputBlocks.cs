using System.Text.Json;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;

namespace MedInsFlows.Engine.Activation;

/// <summary>Gives each input of an activity a block of memory of its own, by Elsa's rule, and its default where nothing else is said.</summary>
internal static class InputBlocks
{
    public static void Tie(IActivity activity, ActivityDescriptor descriptor)
    {
        foreach (var input in descriptor.Inputs.Where(input => input.IsWrapped))
        {
            if (input.ValueGetter(activity) is null && input.DefaultValue is { } value)
            {
                input.ValueSetter(activity, Make(input, Expression.LiteralExpression(ValueConversion.To(value, input.Type))));
            }

            if (input.ValueGetter(activity) is Input argument)
            {
                argument.MemoryBlockReference().Id ??= $"{activity.Id}:input-{JsonNamingPolicy.KebabCaseLower.ConvertName(input.Name)}";
            }
        }
    }

    /// <summary>An input that evaluates an expression.</summary>
    public static object Make(InputDescriptor input, Expression expression) =>
        Activator.CreateInstance(input.PropertyInfo!.PropertyType, expression, new MemoryBlockReference())!;
}
