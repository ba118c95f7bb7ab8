using MedInsFlows.Host.Access;
using MedInsFlows.Host.Configuration;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MedInsFlows.Host.Requests;

/// <summary>Sets the headers that protect browsers on every answer, unless the endpoint has set its own.</summary>
internal sealed class SafetyHeaders(RequestDelegate next, Settings settings)
{
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>A year, for what is asked for by HTTPS outside demo mode.</summary>
    private const string OnlyHttps = "max-age=31536000";

    private readonly bool demo = settings.Demo;

    /// <summary>Runs before everything else.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var (demo, context) = ((bool, HttpContext))state;
                Set(context.Response.Headers, HeaderNames.XContentTypeOptions, "nosniff");
                Set(context.Response.Headers, HeaderNames.XFrameOptions, "DENY");
                Set(context.Response.Headers, "Referrer-Policy", "same-origin");
                Set(context.Response.Headers, "Cross-Origin-Opener-Policy", "same-origin");
                Set(context.Response.Headers, "Cross-Origin-Resource-Policy", "same-origin");
                Set(context.Response.Headers, HeaderNames.ContentSecurityPolicy, ContentPolicy);
                if (context.Request.IsHttps && !demo)
                {
                    Set(context.Response.Headers, HeaderNames.StrictTransportSecurity, OnlyHttps);
                }

                if (ClosedPaths.Contains(context.Request.Path) || IsPage(context.Response))
                {
                    Set(context.Response.Headers, HeaderNames.CacheControl, "no-store");
                }

                return Task.CompletedTask;
            },
            (demo, context));
        return next(context);
    }

    private static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true;

    private static void Set(IHeaderDictionary headers, string name, StringValues value) => headers.TryAdd(name, value);
}
