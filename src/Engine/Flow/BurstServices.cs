namespace MedInsFlows.Engine.Flow;

/// <summary>Asking for the services of a burst.</summary>
internal static class BurstServices
{
    /// <summary>A service that must be there.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static T Require<T>(this IServiceProvider services)
        where T : notnull => (T)services.Require(typeof(T));

    /// <summary>A service that must be there.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static object Require(this IServiceProvider services, Type type) =>
        services.GetService(type) ?? throw new InvalidOperationException($"No service of type '{type.Name}' takes part in this burst.");
}
