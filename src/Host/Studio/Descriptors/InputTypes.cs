using System.Globalization;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.Dropdown;

namespace MedInsFlows.Host.Studio.Descriptors;

/// <summary>The types of inputs and outputs, as definitions name them, and what an input says where nobody says anything.</summary>
internal static class InputTypes
{
    private static readonly Dictionary<Type, string> Aliases = new()
    {
        [typeof(string)] = "String",
        [typeof(bool)] = "Boolean",
        [typeof(int)] = "Int32",
        [typeof(long)] = "Int64",
        [typeof(decimal)] = "Decimal",
        [typeof(TimeSpan)] = "TimeSpan",
        [typeof(DateTimeOffset)] = "DateTimeOffset",
        [typeof(FlowJoinMode)] = "FlowJoinMode",
        [typeof(SwitchMode)] = "SwitchMode",
        [typeof(IDictionary<string, object>)] = "ObjectDictionary",
        [typeof(ICollection<string>)] = "List<String>",
        [typeof(IReadOnlyList<string>)] = "List<String>",
    };

    /// <summary>The name of a type; what has none of its own is an object.</summary>
    public static string Alias(Type type) => Aliases.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type, "Object");

    /// <summary>What can be chosen in an input; null where it is no list to choose from.</summary>
    public static SelectList? Choices(InputDescriptor input) =>
        input.UISpecifications is { } needed && needed.TryGetValue(InputUIHints.DropDown, out var list) ? (list as DropDownProps)?.SelectList : null;

    /// <summary>The value that an input has where the definition gives none, as its editor shows it.</summary>
    public static JsonNode? Default(ActivityDescriptor type, InputDescriptor input)
    {
        var value = input.DefaultValue ?? (type.ClrType.IsGenericTypeDefinition || !input.IsWrapped ? null : Initial(type, input));
        return value switch
        {
            null => null,
            bool flag => JsonValue.Create(flag),
            Enum choice => JsonValue.Create(Written(choice, input)),
            TimeSpan span => JsonValue.Create(span.ToString("c", CultureInfo.InvariantCulture)),
            string or IFormattable => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    private static object? Initial(ActivityDescriptor type, InputDescriptor input) =>
        (input.ValueGetter(Make(type.ClrType)) as Input)?.Expression is { Type: "Literal", Value: var value } ? value : null;

    private static IActivity Make(Type type) => type.GetConstructor([]) is { } plain
        ? (IActivity)plain.Invoke([])
        : (IActivity)type.GetConstructor([typeof(string), typeof(int?)])!.Invoke([null, null]);

    /// <summary>A choice as the items of the input write it.</summary>
    private static string Written(Enum choice, InputDescriptor input)
    {
        var items = Choices(input)?.Items ?? [];
        return items.FirstOrDefault(item => item.Value.Equals(choice.ToString(), StringComparison.OrdinalIgnoreCase))?.Value ?? choice.ToString();
    }
}
