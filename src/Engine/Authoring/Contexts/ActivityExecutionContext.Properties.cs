using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows;

/// <content>What is kept with the execution, and services of the burst.</content>
public partial class ActivityExecutionContext
{
    /// <inheritdoc />
    public IDictionary<string, object> Properties { get; } = new Dictionary<string, object>();

    /// <summary>Further words, kept between bursts.</summary>
    public IDictionary<string, object> Metadata { get; } = new Dictionary<string, object>();

    /// <summary>What lives for the burst only.</summary>
    public IDictionary<object, object> TransientProperties { get => field ??= new Dictionary<object, object>(); set; }

    /// <summary>What is kept under a key.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    public T? GetProperty<T>(string key) => Properties.Kept<T>(key);

    /// <summary>What is kept under a key, made if it is not there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">Makes it.</param>
    public T? GetProperty<T>(string key, Func<T> defaultValue) => Properties.Kept(key, defaultValue);

    /// <summary>Keeps a value between bursts.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void SetProperty<T>(string key, T? value) => Properties[key] = value!;

    /// <summary>Changes what is kept under a key.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="updater">From the old value, if any, to the new one.</param>
    public T UpdateProperty<T>(string key, Func<T, T> updater)
        where T : notnull => Properties.Update(key, updater);

    /// <summary>Forgets what is kept under a key.</summary>
    /// <param name="key">The key.</param>
    public void RemoveProperty(string key) => Properties.Remove(key);

    /// <summary>A further word.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    public T? GetMetadata<T>(string key) => Metadata.Kept<T>(key);

    /// <summary>A further word, made if it is not there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">Makes it.</param>
    public T? GetMetadata<T>(string key, Func<T> defaultValue) => Metadata.Kept(key, defaultValue);

    /// <summary>Keeps a further word.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void SetMetadata<T>(string key, T? value) => Metadata[key] = value!;

    /// <summary>Changes a further word.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="updater">From the old value, if any, to the new one.</param>
    public T UpdateMetadata<T>(string key, Func<T, T> updater)
        where T : notnull => Metadata.Update(key, updater);

    /// <summary>Forgets a further word.</summary>
    /// <param name="key">The key.</param>
    public void RemoveMetadata(string key) => Metadata.Remove(key);

    /// <summary>A service of the burst.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T GetRequiredService<T>()
        where T : notnull => WorkflowExecutionContext.GetRequiredService<T>();

    /// <summary>A service of the burst.</summary>
    /// <param name="serviceType">Its type.</param>
    public object GetRequiredService(Type serviceType) => WorkflowExecutionContext.GetRequiredService(serviceType);

    /// <summary>A service of the burst, if there is one.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T? GetService<T>()
        where T : notnull => WorkflowExecutionContext.GetService<T>();

    /// <summary>A service of the burst, if there is one.</summary>
    /// <param name="serviceType">Its type.</param>
    public object? GetService(Type serviceType) => WorkflowExecutionContext.GetService(serviceType);

    /// <summary>All services of a type that the burst has.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    public IEnumerable<T> GetServices<T>()
        where T : notnull => WorkflowExecutionContext.GetServices<T>();
}
