using MedInsFlows.Host.Access;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MedInsFlows.Host.Requests;

/// <summary>Sets the headers that protect browsers on every answer, unless the endpoint has set its own.</summary>
internal sealed class SafetyHeaders(RequestDelegate next)
{
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Runs before everything else.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var context = (HttpContext)state;
                Set(context.Response.Headers, HeaderNames.XContentTypeOptions, "nosniff");
                Set(context.Response.Headers, HeaderNames.XFrameOptions, "DENY");
                Set(context.Response.Headers, "Referrer-Policy", "same-origin");
                Set(context.Response.Headers, HeaderNames.ContentSecurityPolicy, ContentPolicy);
                if (ClosedPaths.Contains(context.Request.Path) || IsPage(context.Response))
                {
                    Set(context.Response.Headers, HeaderNames.CacheControl, "no-store");
                }

                return Task.CompletedTask;
            },
            context);
        return next(context);
    }

    private static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true;

    private static void Set(IHeaderDictionary headers, string name, StringValues value) => headers.TryAdd(name, value);
}
