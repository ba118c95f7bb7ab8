namespace MedInsFlows.Host.Desk;

/// <summary>Composes the room.</summary>
internal static class DeskServices
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<DeskFigures>();
        services.AddSingleton<DeskHistory>();
        services.AddSingleton<DeskCases>();
        services.AddSingleton<DeskExport>();
        services.AddSingleton<DeskStaff>();
        services.AddSingleton<DeskToday>();
        return services;
    }
}
