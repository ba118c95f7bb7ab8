using MedInsFlows.Host.Jobs;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Tests.Casework;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MedInsFlows.Host.Tests.Protection;

/// <summary>A host that carries sealed values over to another key, and looks for new keys, only when it is told to.</summary>
public sealed class KeyHost : CaseworkHost
{
    internal PersonalKeys Keys => Host.Services.GetRequiredService<PersonalKeys>();

    internal Resealing Resealing => Host.Services.GetRequiredService<Resealing>();

    protected override void Configure(IServiceCollection services) =>
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(KeyWork)));
}
