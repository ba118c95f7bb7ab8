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
using MedInsFlows.Engine.Flow;
using Container = Elsa.Workflows.Activities.Container;
using PropertyDescriptor = Elsa.Workflows.Models.PropertyDescriptor;

namespace MedInsFlows.Engine.Activation;

/// <summary>Describes an activity class from its attributes and properties.</summary>
internal static partial class ActivityDescription
{
    public static ActivityDescriptor Of(Type type)
    {
        var attribute = type.GetCustomAttribute<ActivityAttribute>(inherit: true);
        var name = ActivityTypeName.Of(type);
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
            Inputs = [.. Properties(type).Where(IsInput).Select(Input)],
            Outputs = [.. Properties(type).Where(IsOutput).Select(Output)],
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
        type.GetCustomAttribute<FlowNodeAttribute>(inherit: true)?.Outcomes.Select(outcome => new Port { Name = outcome, DisplayName = outcome, Type = PortType.Flow }) ?? [];

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
                DefaultValue = attribute?.DefaultValue,
                DefaultSyntax = attribute?.DefaultSyntax,
                IsReadOnly = attribute?.IsReadOnly,
                AutoEvaluate = attribute?.AutoEvaluate ?? true,
                Attribute = attribute,
            },
            property,
            type,
            (attribute?.Name, attribute?.DisplayName, attribute?.Description, attribute?.IsBrowsable ?? true, attribute?.Order ?? 0));
    }

    private static OutputDescriptor Output(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<OutputAttribute>();
        var type = property.PropertyType.GenericTypeArguments.FirstOrDefault(typeof(object));
        return Fill(new OutputDescriptor(), property, type, (attribute?.Name, attribute?.DisplayName, attribute?.Description, attribute?.IsBrowsable ?? true, 0));
    }

    private static T Fill<T>(T descriptor, PropertyInfo property, Type type, (string? Name, string? DisplayName, string? Description, bool IsBrowsable, float Order) words)
        where T : PropertyDescriptor
    {
        descriptor.Name = words.Name ?? property.Name;
        descriptor.Type = type;
        descriptor.DisplayName = words.DisplayName ?? Words(property.Name);
        descriptor.Description = words.Description;
        descriptor.IsBrowsable = words.IsBrowsable;
        descriptor.Order = words.Order;
        descriptor.PropertyInfo = property;
        descriptor.ValueGetter = property.GetValue;
        descriptor.ValueSetter = property.SetValue;
        return descriptor;
    }

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
