namespace MedInsFlows.Engine.Flow;

/// <summary>Asking for the services of a burst.</summary>
internal static class BurstServices
{
    /// <summary>A service that must be there.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static T Require<T>(this IServiceProvider services)
        where T : notnull => (T)(services.GetService(typeof(T)) ?? throw new InvalidOperationException($"No service of type '{typeof(T).Name}' takes part in this burst."));
}
