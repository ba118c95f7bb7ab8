using System.Collections.Concurrent;
using System.Reflection;
using Elsa.Workflows.Attributes;

namespace MedInsFlows.Engine.Flow;

/// <summary>The type name and version of an activity class: from its attribute, else from the class.</summary>
internal sealed record ActivityTypeName(string Namespace, string Name, int Version)
{
    private static readonly ConcurrentDictionary<Type, ActivityTypeName> Known = new();

    /// <summary>Namespace and name, joined by a point.</summary>
    public string Type { get; } = $"{Namespace}.{Name}";

    public static ActivityTypeName Of(Type type) => Known.GetOrAdd(type, static type =>
    {
        var attribute = type.GetCustomAttribute<ActivityAttribute>(inherit: true);
        return new ActivityTypeName(attribute?.Namespace ?? type.Namespace ?? string.Empty, attribute?.Type ?? NameOf(type), attribute?.Version ?? 1);
    });

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(',', type.GetGenericArguments().Select(argument => argument.Name))}>"
        : type.Name;
}
