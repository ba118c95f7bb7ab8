using System.Reflection;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Engine.Validation;

/// <summary>An input that an activity cannot do without has a value. Which those are, the activity's class says: its type allows no null and it has no default.</summary>
internal static class InputRules
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<DefinitionFault> Check(ActivityNode node) => node.Descriptor.Inputs
        .Where(input => input.IsWrapped && IsUnset(input, node) && IsRequired(input.PropertyInfo!))
        .Select(input => Place.Fault(node.Activity, $"“{input.DisplayName}”没有填写。"));

    private static bool IsUnset(InputDescriptor input, ActivityNode node) => input.ValueGetter(node.Activity) switch
    {
        null => true,
        Input { Expression: { IsConstant: true, Value: var value } } => value is null or "",
        _ => false,
    };

    private static bool IsRequired(PropertyInfo property)
    {
        lock (Nullability)
        {
            return Nullability.Create(property).GenericTypeArguments is [{ WriteState: NullabilityState.NotNull }];
        }
    }
}
