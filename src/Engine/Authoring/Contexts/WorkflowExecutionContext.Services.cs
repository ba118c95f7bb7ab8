using Elsa.Common;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows;

/// <content>Services of the burst, and what is kept with the instance.</content>
public partial class WorkflowExecutionContext
{
    /// <summary>The services of the burst.</summary>
    public IServiceProvider ServiceProvider { get; }

    /// <summary>Business time. It stands still during a burst.</summary>
    public ISystemClock SystemClock => GetRequiredService<ISystemClock>();

    /// <summary>Makes ids that nobody else has and that a replay finds again.</summary>
    public IIdentityGenerator IdentityGenerator => GetRequiredService<IIdentityGenerator>();

    /// <summary>A service of the burst.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T GetRequiredService<T>()
        where T : notnull => ServiceProvider.Require<T>();

    /// <summary>A service of the burst.</summary>
    /// <param name="serviceType">Its type.</param>
    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public object GetRequiredService(Type serviceType) => ServiceProvider.Require(serviceType);

    /// <summary>A service of the burst, if there is one.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T? GetService<T>()
        where T : notnull => (T?)GetService(typeof(T));

    /// <summary>A service of the burst, if there is one.</summary>
    /// <param name="serviceType">Its type.</param>
    public object? GetService(Type serviceType) => ServiceProvider.GetService(serviceType);

    /// <summary>All services of a type that the burst has.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    public IEnumerable<T> GetServices<T>()
        where T : notnull => GetService<IEnumerable<T>>() ?? [];

    /// <summary>What is kept under a key.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key, in any case.</param>
    public T? GetProperty<T>(string key) => Properties.Kept<T>(key);

    /// <summary>Keeps a value between bursts.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key, in any case.</param>
    /// <param name="value">The value.</param>
    public void SetProperty<T>(string key, T? value) => Properties[key] = value!;

    /// <summary>Changes what is kept under a key.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key, in any case.</param>
    /// <param name="updater">From the old value, if any, to the new one.</param>
    public T? UpdateProperty<T>(string key, Func<T, T?> updater) => Properties.Update<T?>(key, value => updater(value!));

    /// <summary>Whether something is kept under a key.</summary>
    /// <param name="name">The key, in any case.</param>
    public bool HasProperty(string name) => Properties.ContainsKey(name);
}
