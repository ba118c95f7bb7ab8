using System.Collections.Concurrent;
using System.Reflection;
using Elsa.Workflows;

namespace MedInsFlows.Engine.Flow;

/// <summary>
/// Callbacks are kept between bursts as the names of methods of the activity class. A renamed method would strand the instances that wait at
/// it; tests pin the names.
/// </summary>
internal static class Callbacks
{
    private const BindingFlags AnyMethod = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<(Type Activity, string Name, Type Delegate), MethodInfo> Methods = new();

    /// <summary>The name under which a callback is kept.</summary>
    /// <exception cref="InvalidOperationException">It is a lambda or a local function, which has no name to find it by.</exception>
    public static string NameOf(Delegate callback)
    {
        var name = callback.Method.Name;
        return name.Contains('<', StringComparison.Ordinal)
            ? throw new InvalidOperationException("A callback must be a named method of the activity: a lambda cannot be found again after a wait.")
            : name;
    }

    /// <summary>The method to resume an execution with.</summary>
    public static ExecuteActivityDelegate Resume(IActivity activity, string name) => Bind<ExecuteActivityDelegate>(activity, name);

    /// <summary>The method that hears of a child's completion.</summary>
    public static ActivityCompletionCallback Completion(IActivity activity, string name) => Bind<ActivityCompletionCallback>(activity, name);

    private static T Bind<T>(IActivity activity, string name)
        where T : Delegate
    {
        var method = Methods.GetOrAdd((activity.GetType(), name, typeof(T)), Find);
        return method.CreateDelegate<T>(method.IsStatic ? null : activity);
    }

    private static MethodInfo Find((Type Activity, string Name, Type Delegate) key)
    {
        var parameter = key.Delegate.GetMethod("Invoke")!.GetParameters()[0].ParameterType;
        for (var type = key.Activity; type is not null; type = type.BaseType)
        {
            if (type.GetMethod(key.Name, AnyMethod, [parameter]) is { } method)
            {
                return method;
            }
        }

        throw new FlowException($"活动类 {key.Activity.Name} 没有名为 {key.Name} 的续办方法。");
    }
}
