using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Definitions.Comparison;
using MedInsFlows.Host.Items.Coverage;
using MedInsFlows.Host.Time;

namespace MedInsFlows.Host.Definitions;

/// <summary>Composes the room.</summary>
internal static class DefinitionServices
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddDefinitions(this IServiceCollection services)
    {
        services.AddSingleton<DefinitionRegister>();
        services.AddSingleton<DefinitionCommands>();
        services.AddSingleton(provider => new PublicationCommands(provider.GetRequiredService<BusinessTime>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DuePublications>();
        services.AddSingleton<RoleHolders>();
        services.AddSingleton<DefinitionJudge>();
        services.AddSingleton<DefinitionOffice>();
        services.AddSingleton<DefinitionComparison>();
        services.AddSingleton(provider => new SourceDocuments(provider.GetRequiredService<Settings>()));
        services.AddSingleton<CoverageDesk>();
        return services;
    }
}
