using System.Collections;
using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using Elsa.Workflows.UIHints.Dropdown;
using MedInsFlows.Engine.Flow;
using Container = Elsa.Workflows.Activities.Container;
using PropertyDescriptor = Elsa.Workflows.Models.PropertyDescriptor;

namespace MedInsFlows.Engine.Activation;

/// <summary>Describes an activity class from its attributes and properties.</summary>
internal static partial class ActivityDescription
{
    /// <summary>How the designer shows the outcomes of Elsa's own activities.</summary>
    private static readonly Dictionary<string, string> PortLabels = new()
    {
        ["Done"] = "完成",
        ["True"] = "是",
        ["False"] = "否",
        ["Faulted"] = "出错",
        ["Canceled"] = "已取消",
    };

    public static ActivityDescriptor Of(Type type)
    {
        var attribute = type.GetCustomAttribute<ActivityAttribute>(inherit: true);
        var name = ActivityTypeName.Of(type);
        var inputs = Properties(type).Where(IsInput).Select(Input).ToList();
        return new ActivityDescriptor
        {
            TypeName = name.Type,
            ClrType = type,
            Namespace = name.Namespace,
            Name = name.Name,
            Version = name.Version,
            Category = type.GetCustomAttribute<CategoryAttribute>()?.Category ?? attribute?.Category ?? name.Namespace.Split('.').LastOrDefault("Miscellaneous"),
            DisplayName = type.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? attribute?.DisplayName ?? Words(name.Name),
            Description = type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? attribute?.Description,
            Kind = typeof(ITrigger).IsAssignableFrom(type) ? ActivityKind.Trigger : attribute?.Kind ?? ActivityKind.Action,
            Ports = [.. FlowPorts(type), .. EmbeddedPorts(type)],
            Inputs = inputs,
            Outputs = [.. Properties(type).Where(IsOutput).Select(Output)],
            Attributes = [.. type.GetCustomAttributes(inherit: true).Cast<Attribute>()],
            RunAsynchronously = attribute?.RunAsynchronously ?? false,
            ConstructionProperties = type.GetCustomAttributes<PlacedWithAttribute>().ToDictionary(placed => placed.Input, placed => Placed(inputs, placed)),
            IsContainer = typeof(Container).IsAssignableFrom(type),
            IsStart = typeof(IStartNode).IsAssignableFrom(type),
            IsTerminal = typeof(ITerminalNode).IsAssignableFrom(type),
            IsBrowsable = type.GetCustomAttribute<BrowsableAttribute>()?.Browsable ?? !typeof(Container).IsAssignableFrom(type),
        };
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanRead && property.CanWrite && property.GetIndexParameters().Length == 0);

    private static bool IsInput(PropertyInfo property) => typeof(Input).IsAssignableFrom(property.PropertyType) || property.IsDefined(typeof(InputAttribute));

    private static bool IsOutput(PropertyInfo property) => typeof(Output).IsAssignableFrom(property.PropertyType);

    private static IEnumerable<Port> FlowPorts(Type type) =>
        type.GetCustomAttribute<FlowNodeAttribute>(inherit: true)?.Outcomes.Select(outcome => new Port { Name = outcome, DisplayName = PortLabels.GetValueOrDefault(outcome, outcome), Type = PortType.Flow }) ?? [];

    /// <summary>An input as the designer writes it into an activity that is placed.</summary>
    private static object Placed(List<InputDescriptor> inputs, PlacedWithAttribute placed) => new Dictionary<string, object>
    {
        ["typeName"] = inputs.Single(input => input.Name == placed.Input).Type.Name,
        ["expression"] = new Dictionary<string, object> { ["type"] = "Literal", ["value"] = placed.Value.ToString()! },
    };

    private static IEnumerable<Port> EmbeddedPorts(Type type) => Properties(type)
        .Where(property => typeof(IActivity).IsAssignableFrom(property.PropertyType))
        .Select(property => (Property: property, Attribute: property.GetCustomAttribute<PortAttribute>()))
        .Select(port => new Port
        {
            Name = port.Attribute?.Name ?? port.Property.Name,
            DisplayName = port.Attribute?.DisplayName,
            Type = PortType.Embedded,
            IsBrowsable = port.Attribute is not null,
        });

    private static InputDescriptor Input(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<InputAttribute>();
        var wrapped = typeof(Input).IsAssignableFrom(property.PropertyType);
        var type = wrapped ? property.PropertyType.GenericTypeArguments[0] : property.PropertyType;
        return Fill(
            new InputDescriptor
            {
                IsWrapped = wrapped,
                UIHint = attribute?.UIHint ?? DefaultHint(type),
                Category = attribute?.Category,
                DefaultValue = attribute?.DefaultValueProvider is { } provider ? DefaultOf(provider, property) : attribute?.DefaultValue,
                DefaultSyntax = attribute?.DefaultSyntax,
                IsReadOnly = attribute?.IsReadOnly,
                AutoEvaluate = attribute?.AutoEvaluate ?? true,
                EvaluatorType = attribute?.EvaluatorType,
                IsSensitive = attribute?.CanContainSecrets ?? false,
                UISpecifications = Specifications(attribute, property, type),
            },
            property,
            type,
            (attribute?.Name, attribute?.DisplayName, attribute?.Description, attribute?.IsBrowsable ?? true, attribute?.IsSerializable ?? true, attribute?.Order ?? 0));
    }

    private static OutputDescriptor Output(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<OutputAttribute>();
        var type = property.PropertyType.GenericTypeArguments.FirstOrDefault(typeof(object));
        return Fill(new OutputDescriptor(), property, type, (attribute?.Name, attribute?.DisplayName, attribute?.Description, attribute?.IsBrowsable ?? true, attribute?.IsSerializable ?? true, 0));
    }

    private static T Fill<T>(T descriptor, PropertyInfo property, Type type, (string? Name, string? DisplayName, string? Description, bool IsBrowsable, bool IsSerializable, float Order) words)
        where T : PropertyDescriptor
    {
        descriptor.Name = words.Name ?? property.Name;
        descriptor.Type = type;
        descriptor.DisplayName = words.DisplayName ?? Words(property.Name);
        descriptor.Description = words.Description;
        descriptor.IsBrowsable = words.IsBrowsable;
        descriptor.IsSerializable = words.IsSerializable;
        descriptor.Order = words.Order;
        descriptor.PropertyInfo = property;
        descriptor.ValueGetter = property.GetValue;
        descriptor.ValueSetter = property.SetValue;
        return descriptor;
    }

    private static object DefaultOf(Type provider, PropertyInfo property) =>
        ((IActivityPropertyDefaultValueProvider)(typeof(IActivity).IsAssignableFrom(provider) ? ActivityRegistry.Create(provider) : Activator.CreateInstance(provider)!)).GetDefaultValue(property);

    /// <summary>What the editor needs, as far as the attribute says it; an enum brings the items of its drop-down list along. A handler that cannot tell them at once is for the
    /// designer's server to ask.</summary>
    private static Dictionary<string, object>? Specifications(InputAttribute? attribute, PropertyInfo property, Type type) => attribute?.Options switch
    {
        _ when attribute?.UIHandler is { } handler && Activator.CreateInstance(handler) is DropDownOptionsProviderBase provider
            && provider.GetUIPropertiesAsync(property, context: null).AsTask() is { IsCompletedSuccessfully: true, Result: var given } => new(given),
        IEnumerable<string> options when attribute.UIHint is null or InputUIHints.DropDown => DropDown(options),
        null when (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } @enum => DropDown(Enum.GetNames(@enum)),
        null => null,
        var options => new Dictionary<string, object> { [attribute.UIHint ?? DefaultHint(type)] = options },
    };

    private static Dictionary<string, object> DropDown(IEnumerable<string> options) => new()
    {
        [InputUIHints.DropDown] = new DropDownProps { SelectList = new SelectList([.. options.Select(option => new SelectListItem(option, option))]) },
    };

    private static string DefaultHint(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var plain when plain == typeof(bool) => InputUIHints.Checkbox,
        var plain when plain == typeof(string) => InputUIHints.SingleLine,
        var plain when typeof(Variable).IsAssignableFrom(plain) => InputUIHints.VariablePicker,
        { IsEnum: true } => InputUIHints.DropDown,
        var plain when typeof(IEnumerable).IsAssignableFrom(plain) => InputUIHints.DropDown,
        _ => InputUIHints.SingleLine,
    };

    private static string Words(string name) => WordBreak().Replace(name, " ");

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordBreak();
}
