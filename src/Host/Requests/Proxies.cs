using MedInsFlows.Host.Configuration;
using Microsoft.AspNetCore.HttpOverrides;

namespace MedInsFlows.Host.Requests;

/// <summary>Takes the word of trusted proxies about who asks and by which scheme. Anybody else's is passed over, so nobody can borrow an address.</summary>
internal static class Proxies
{
    /// <summary>Runs before everything that looks at client or scheme; does nothing where no network is trusted.</summary>
    public static void UseTrustedProxies(this IApplicationBuilder app, Settings settings)
    {
        if (settings.TrustedNetworks.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.TrustedNetworks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
