using System.Reflection;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.Activation;

/// <summary>The activity types that definitions may use. Immutable; thread-safe.</summary>
public sealed class ActivityRegistry
{
    private readonly Dictionary<(string Type, int Version), ActivityDescriptor> byName = [];
    private readonly Dictionary<Type, ActivityDescriptor> byClass = [];

    /// <summary>Collects the activities of this engine and of further assemblies.</summary>
    /// <param name="assemblies">Assemblies whose public activity classes can be used.</param>
    /// <exception cref="InvalidOperationException">Two classes have the same type name and version.</exception>
    public ActivityRegistry(params Assembly[] assemblies)
    {
        var classes = assemblies.Prepend(typeof(ActivityRegistry).Assembly)
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => typeof(IActivity).IsAssignableFrom(type) && type is { IsAbstract: false, IsGenericTypeDefinition: false });
        foreach (var type in classes)
        {
            var descriptor = ActivityDescription.Of(type);
            byClass.Add(type, descriptor);
            if (!byName.TryAdd((descriptor.TypeName, descriptor.Version), descriptor))
            {
                throw new InvalidOperationException($"Two classes claim the activity type '{descriptor.TypeName}' version {descriptor.Version}.");
            }
        }
    }

    /// <summary>All types, by name and version.</summary>
    public IEnumerable<ActivityDescriptor> Descriptors => byName.Values;

    /// <summary>The type with a name: the version asked for, else the latest.</summary>
    /// <param name="typeName">The full name.</param>
    /// <param name="version">The version.</param>
    public ActivityDescriptor? Find(string typeName, int version) =>
        byName.GetValueOrDefault((typeName, version)) ?? byName.Values.Where(descriptor => descriptor.TypeName == typeName).MaxBy(descriptor => descriptor.Version);

    /// <summary>What is known of an activity's class.</summary>
    internal ActivityDescriptor DescriptorOf(IActivity activity) => byClass.TryGetValue(activity.GetType(), out var descriptor)
        ? descriptor
        : ActivityDescription.Of(activity.GetType());

    /// <summary>Makes an activity by the constructors that Elsa allows: none or the two optional parameters of the caller.</summary>
    internal static IActivity Create(Type type)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        if (type.GetConstructor(any, []) is { } plain)
        {
            return (IActivity)plain.Invoke([]);
        }

        return type.GetConstructor(any, [typeof(string), typeof(int?)]) is { } withCaller
            ? (IActivity)withCaller.Invoke([null, null])
            : throw new InvalidOperationException($"Activity class '{type.Name}' has no constructor that can be called without arguments.");
    }
}
