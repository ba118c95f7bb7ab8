using System.Collections.Concurrent;
using System.Reflection;
using Elsa.Workflows;

namespace MedInsFlows.Engine.Activation;

/// <summary>Finds the activities that an activity holds: properties that are an activity or a collection of activities, in the order of declaration.</summary>
internal static class ChildActivities
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>The children and the properties that hold them.</summary>
    public static IEnumerable<(string Port, IActivity Child)> Of(IActivity activity)
    {
        foreach (var property in PropertiesOf(activity.GetType()))
        {
            switch (property.GetValue(activity))
            {
                case IActivity child:
                    yield return (property.Name, child);
                    break;
                case IEnumerable<IActivity> children:
                    foreach (var child in children)
                    {
                        yield return (property.Name, child);
                    }

                    break;
            }
        }
    }

    /// <summary>The properties of a class that hold activities. <c>Flowchart.Start</c> only points at one of those in <c>Activities</c>.</summary>
    public static IReadOnlyList<PropertyInfo> PropertiesOf(Type type) => Properties.GetOrAdd(type, static type =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanWrite && (typeof(IActivity).IsAssignableFrom(property.PropertyType) || typeof(IEnumerable<IActivity>).IsAssignableFrom(property.PropertyType)))
            .Where(property => property is not { Name: "Start", DeclaringType.Name: "Flowchart" })]);
}
