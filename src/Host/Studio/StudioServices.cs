using MedInsFlows.Engine.Inspection;
using MedInsFlows.Host.Studio.Definitions;
using MedInsFlows.Host.Studio.Descriptors;
using MedInsFlows.Host.Studio.Instances;
using MedInsFlows.Host.Studio.Transfer;
using Microsoft.AspNetCore.ResponseCompression;

namespace MedInsFlows.Host.Studio;

/// <summary>Composes the room: what Elsa Studio needs of a server.</summary>
internal static class StudioServices
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddStudio(this IServiceCollection services)
    {
        services.AddSingleton<Toolbox>();
        services.AddSingleton<DefinitionModel>();
        services.AddSingleton<KeptModel>();
        services.AddSingleton<StudioDefinitions>();
        services.AddSingleton<StudioDrafts>();
        services.AddSingleton<InstanceInspector>();
        services.AddSingleton<StudioInstances>();

        // Bearer tokens are not sent by a foreign page, so nobody can make the answers tell secrets by their sizes.
        return services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["application/json"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
    }

    /// <summary>Sends the answers of the API compressed, to who can read that: Studio asks for whole definitions and the toolbox after every change.</summary>
    public static void UseStudioCompression(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(StudioPaths.Api), studio => studio.UseResponseCompression());

    /// <summary>Maps Elsa's own API. It is a contract of its own, so it is not part of the description.</summary>
    public static void MapStudio(this IEndpointRouteBuilder endpoints)
    {
        var studio = endpoints.MapGroup(StudioPaths.Api).ExcludeFromDescription();
        studio.MapDescriptors();
        studio.MapDefinitionReading();
        studio.MapDefinitionWriting();
        studio.MapDefinitionBulk();
        studio.MapInstances();
        studio.MapRefusals();
        studio.MapTransfer();
    }
}
