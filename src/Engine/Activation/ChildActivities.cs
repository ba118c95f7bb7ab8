using System.Collections.Concurrent;
using System.Reflection;
using Elsa.Workflows;
using Elsa.Workflows.Activities;

namespace MedInsFlows.Engine.Activation;

/// <summary>Finds the activities that an activity holds: properties that are an activity, a collection of activities, or cases with activities, in the order of declaration.</summary>
internal static class ChildActivities
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>The children and the properties that hold them.</summary>
    public static IEnumerable<(string Port, IActivity Child)> Of(IActivity activity) =>
        PropertiesOf(activity.GetType()).SelectMany(property => Children(property.GetValue(activity)).Select(child => (property.Name, child)));

    /// <summary>The properties of a class that hold activities. <c>Flowchart.Start</c> only points at one of those in <c>Activities</c>.</summary>
    public static IReadOnlyList<PropertyInfo> PropertiesOf(Type type) => Properties.GetOrAdd(type, static type =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanWrite && Holds(property.PropertyType))
            .Where(property => property is not { Name: "Start", DeclaringType.Name: "Flowchart" })]);

    private static bool Holds(Type type) => typeof(IActivity).IsAssignableFrom(type)
        || typeof(IEnumerable<IActivity>).IsAssignableFrom(type)
        || typeof(IEnumerable<SwitchCase>).IsAssignableFrom(type);

    private static IEnumerable<IActivity> Children(object? value) => value switch
    {
        IActivity child => [child],
        IEnumerable<IActivity> children => children,
        IEnumerable<SwitchCase> cases => cases.Select(candidate => candidate.Activity).OfType<IActivity>(),
        _ => [],
    };
}
